package dcts.core.config;

import java.net.InetAddress;
import java.util.Optional;

/** An address or a range of addresses, such as {@code 10.0.0.0/8}. */
public final class Network {
    private final byte[] bytes;
    private final int bits;

    private Network(byte[] bytes, int bits) {
        this.bytes = bytes;
        this.bits = bits;
    }

    /**
     * Reads the written form. Names are not looked up.
     *
     * @throws IllegalArgumentException if it is not an address or a range
     */
    public static Network parse(String text) {
        int slash = text.indexOf('/');
        InetAddress address = address(slash < 0 ? text : text.substring(0, slash))
                .orElseThrow(() -> new IllegalArgumentException("not an address or network: " + text));
        int all = address.getAddress().length * 8;
        int bits = slash < 0 ? all : parseBits(text.substring(slash + 1), all, text);
        return new Network(address.getAddress(), bits);
    }

    private static int parseBits(String digits, int all, String text) {
        if (!digits.matches("\\d{1,3}") || Integer.parseInt(digits) > all) {
            throw new IllegalArgumentException("not an address or network: " + text);
        }
        return Integer.parseInt(digits);
    }

    /** The address that a literal stands for; empty for anything else, names included. */
    public static Optional<InetAddress> address(String literal) {
        if (literal.isEmpty() || !literal.matches("[0-9a-fA-F:.]+") || (!literal.contains(":") && !dotted(literal))) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(literal));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean dotted(String literal) {
        return literal.matches("\\d{1,3}(\\.\\d{1,3}){3}");
    }

    /** Whether the address is in the range. */
    public boolean contains(InetAddress other) {
        byte[] theirs = other.getAddress();
        if (theirs.length != bytes.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >>> (bit % 8);
            if ((theirs[bit / 8] & mask) != (bytes[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
