package dcts.bench;

import java.io.EOFException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Just enough of WebSocket: small texts from the client, whole texts from the server. */
final class Frames {
    private static final int TEXT = 0x81;
    private static final int CLOSE = 0x88;
    private static final int MASKED = 0x80;
    private static final int LENGTH_16 = 126;
    private static final int LENGTH_64 = 127;
    private static final int MASK_BYTES = 4;

    private Frames() {}

    /** A text frame as a client sends it; the mask is zero, which is allowed and cheap. */
    static ByteBuffer text(String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 8);
        frame.put((byte) TEXT);
        if (payload.length < LENGTH_16) {
            frame.put((byte) (MASKED | payload.length));
        } else {
            frame.put((byte) (MASKED | LENGTH_16)).putShort((short) payload.length);
        }
        return frame.putInt(0).put(payload).flip();
    }

    /** The head of a text frame as a server sends it, of less than 64 KiB. */
    static void putHead(ByteBuffer frame, int length) {
        frame.put((byte) TEXT);
        if (length < LENGTH_16) {
            frame.put((byte) length);
        } else {
            frame.put((byte) LENGTH_16).putShort((short) length);
        }
    }

    /**
     * Takes the next frame out of what was read; null if it is not all there yet.
     *
     * @throws EOFException if the other side closes
     * @throws IllegalStateException if it is no whole text
     */
    static @Nullable String next(ByteBuffer read) throws EOFException {
        return next(read, 0);
    }

    /** The same at the server, from a client whose mask is zero. */
    static @Nullable String nextMasked(ByteBuffer read) throws EOFException {
        return next(read, MASK_BYTES);
    }

    private static @Nullable String next(ByteBuffer read, int mask) throws EOFException {
        if (read.remaining() < 2) {
            return null;
        }
        read.mark();
        int kind = read.get() & 0xff;
        int length = read.get() & ~MASKED & 0xff;
        int more = length == LENGTH_16 ? 2 : length == LENGTH_64 ? 8 : 0;
        if (read.remaining() < more + mask) {
            read.reset();
            return null;
        }
        long size = more == 0 ? length : more == 2 ? read.getShort() & 0xffff : read.getLong();
        if (read.remaining() < size + mask) {
            read.reset();
            return null;
        }
        if (kind == CLOSE) {
            throw new EOFException("the other side closes");
        }
        if (kind != TEXT) {
            throw new IllegalStateException("not a whole text: " + kind);
        }
        read.position(read.position() + mask);
        byte[] payload = new byte[(int) size];
        read.get(payload);
        return new String(payload, StandardCharsets.ISO_8859_1);
    }

    /** The decimal number behind the first occurrence of a text. */
    static long number(String packet, String before) {
        int at = packet.indexOf(before) + before.length();
        long value = 0;
        for (; Character.isDigit(packet.charAt(at)); at++) {
            value = value * 10 + packet.charAt(at) - '0';
        }
        return value;
    }
}
