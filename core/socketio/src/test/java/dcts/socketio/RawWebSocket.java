package dcts.socketio;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** A WebSocket whose frames are made by hand, in pieces that no proper client would send. */
final class RawWebSocket implements AutoCloseable {
    static final int MORE = 0;
    static final int LAST = 0x80;
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int CLOSE = 8;

    private final Socket socket;
    private final DataInputStream in;

    RawWebSocket(int port) throws IOException {
        socket = RawHttp.send(
                port,
                "GET /socket.io/?" + RawClient.WEBSOCKET + " HTTP/1.1",
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
        socket.setSoTimeout(5_000);
        in = new DataInputStream(socket.getInputStream());
        String head = "";
        while (!head.endsWith("\r\n\r\n")) {
            head += (char) in.readUnsignedByte();
        }
        next();
    }

    /** Reads nothing from now on, and leaves the system little room to do so. */
    RawWebSocket stalled() throws IOException {
        socket.setReceiveBufferSize(4_096);
        return this;
    }

    /** Sends one frame, masked with zeros. */
    void send(int flags, int opcode, byte[] payload) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(flags | opcode);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else {
            frame.write(0x80 | 127);
            frame.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array());
        }
        frame.writeBytes(new byte[4]);
        frame.writeBytes(payload);
        socket.getOutputStream().write(frame.toByteArray());
        socket.getOutputStream().flush();
    }

    void send(String text) throws IOException {
        send(LAST, TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The next message as text, or {@code close} with its code. */
    String next() throws IOException {
        int opcode = in.readUnsignedByte() & 0x0f;
        int length = in.readUnsignedByte();
        if (length == 126) {
            length = in.readUnsignedShort();
        }
        byte[] payload = in.readNBytes(length);
        return opcode == CLOSE
                ? "close " + ByteBuffer.wrap(payload).getShort()
                : new String(payload, StandardCharsets.UTF_8);
    }

    /** The code that the server closes with, whatever comes before. */
    String closeCode() throws IOException {
        String message = next();
        while (!message.startsWith("close ")) {
            message = next();
        }
        return message;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
