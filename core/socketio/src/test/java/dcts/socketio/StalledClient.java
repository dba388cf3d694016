package dcts.socketio;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A WebSocket client that writes frames by hand and reads nothing after the handshake. */
final class StalledClient implements AutoCloseable {
    private final Socket socket;

    StalledClient(int port) throws IOException {
        socket = RawHttp.send(
                port,
                "GET /socket.io/?" + RawClient.WEBSOCKET + " HTTP/1.1",
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
        socket.setReceiveBufferSize(4_096);
        if (socket.getInputStream().read() < 0) {
            throw new IOException("no answer");
        }
    }

    /** Sends a text frame of at most 125 bytes. */
    void send(String message) throws IOException {
        byte[] payload = message.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(0x81);
        frame.write(0x80 | payload.length);
        frame.writeBytes(new byte[4]);
        frame.writeBytes(payload);
        socket.getOutputStream().write(frame.toByteArray());
        socket.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
