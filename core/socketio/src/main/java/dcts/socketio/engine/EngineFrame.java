package dcts.socketio.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** One encoded Engine.IO packet: the payload of one WebSocket frame. Immutable and shared by all receivers. */
public final class EngineFrame {
    static final EngineFrame CLOSE = text("1");
    static final EngineFrame PING = text("2");
    static final EngineFrame PROBE_ANSWER = text("3probe");
    static final EngineFrame NOOP = text("6");

    private final boolean binary;
    private final byte[] payload;

    private EngineFrame(boolean binary, byte[] payload) {
        this.binary = binary;
        this.payload = payload;
    }

    /** A message of text. */
    public static EngineFrame message(String text) {
        return text("4" + text);
    }

    /** A message of bytes. The array is not copied and must not change any more. */
    public static EngineFrame binary(byte[] bytes) {
        return new EngineFrame(true, bytes);
    }

    static EngineFrame text(String packet) {
        return new EngineFrame(false, packet.getBytes(StandardCharsets.UTF_8));
    }

    /** True if this goes out as a binary WebSocket frame. */
    public boolean isBinary() {
        return binary;
    }

    /** Payload in bytes. */
    public int size() {
        return payload.length;
    }

    /** A new view of the shared payload, which must not be written to. */
    public ByteBuffer payload() {
        return ByteBuffer.wrap(payload);
    }

    /** The payload as text, for a transport that cannot send bytes as text. */
    public String text() {
        return new String(payload, StandardCharsets.UTF_8);
    }

    byte[] pollingForm() {
        if (!binary) {
            return payload;
        }
        byte[] encoded = Base64.getEncoder().encode(payload);
        byte[] marked = new byte[encoded.length + 1];
        marked[0] = 'b';
        System.arraycopy(encoded, 0, marked, 1, encoded.length);
        return marked;
    }
}
