package dcts.bench;

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

    /**
     * Takes the next frame out of what was read; null if it is not all there yet.
     *
     * @throws IllegalStateException if it is no whole text
     */
    static @Nullable String next(ByteBuffer read) {
        if (read.remaining() < 2) {
            return null;
        }
        read.mark();
        int kind = read.get() & 0xff;
        int length = read.get() & 0xff;
        int more = length == LENGTH_16 ? 2 : length == LENGTH_64 ? 8 : 0;
        if (read.remaining() < more) {
            read.reset();
            return null;
        }
        long size = more == 0 ? length : more == 2 ? read.getShort() & 0xffff : read.getLong();
        if (read.remaining() < size) {
            read.reset();
            return null;
        }
        if (kind != TEXT) {
            throw new IllegalStateException(kind == CLOSE ? "the server closes" : "not a whole text: " + kind);
        }
        byte[] payload = new byte[(int) size];
        read.get(payload);
        return new String(payload, StandardCharsets.ISO_8859_1);
    }
}
