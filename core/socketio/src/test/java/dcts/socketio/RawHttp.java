package dcts.socketio;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** HTTP that no proper client would send. */
final class RawHttp {
    private RawHttp() {}

    /** Sends a request head and returns the first bytes of the answer. */
    static String exchange(int port, String... lines) throws IOException {
        try (Socket socket = send(port, lines)) {
            socket.setSoTimeout(5_000);
            byte[] buffer = new byte[4_096];
            int length = socket.getInputStream().read(buffer);
            return new String(buffer, 0, Math.max(0, length), StandardCharsets.UTF_8);
        }
    }

    /** Asks for a WebSocket, offering compression, and returns the first bytes of the answer. */
    static String upgrade(int port, String query, String... headers) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "GET /socket.io/?" + query + " HTTP/1.1",
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="));
        lines.addAll(List.of(headers));
        return exchange(port, lines.toArray(String[]::new));
    }

    /** Sends a request and goes away without waiting for the answer. */
    static void sendAndLeave(int port, String... lines) throws IOException {
        send(port, lines).close();
    }

    static Socket send(int port, String... lines) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        String head = String.join("\r\n", lines) + "\r\nHost: localhost\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return socket;
    }
}
