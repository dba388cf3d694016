package dcts.keyauth.api;

import java.util.Base64;
import java.util.Optional;

/** Base 64 with padding and no white space, as it stands in signatures and envelopes. */
final class Base64Text {
    private Base64Text() {}

    static String write(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** The bytes; empty unless the text is the very one that they are written as. */
    static Optional<byte[]> read(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return write(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
