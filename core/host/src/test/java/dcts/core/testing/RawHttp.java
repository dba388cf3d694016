package dcts.core.testing;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Sends bytes that no well-behaved client would. */
public final class RawHttp {
    private static final int PATIENCE_MILLIS = 20_000;

    private final URI url;

    public RawHttp(String url) {
        this.url = URI.create(url);
    }

    /**
     * What came back.
     *
     * @param head the status line and the headers
     */
    public record Raw(List<String> head, String body) {
        /** The number in the first line; 0 if nothing came. */
        public int status() {
            return head.isEmpty() ? 0 : Integer.parseInt(head.getFirst().split(" ", 3)[1]);
        }

        /** The first header of this name. */
        public Optional<String> header(String name) {
            String prefix = name.toLowerCase(Locale.ROOT) + ":";
            return head.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                    .map(line -> line.substring(prefix.length()).strip())
                    .findFirst();
        }
    }

    /** Sends lines, each ended as HTTP wants it, then an empty one and a body, and reads until the server closes. */
    public Raw send(String body, String... lines) {
        String head = String.join("\r\n", lines) + "\r\nHost: " + url.getAuthority() + "\r\nConnection: close\r\n\r\n";
        return exchange((head + body).getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends bytes and reads until the server closes. */
    public Raw exchange(byte[] request) {
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request);
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            int end = answer.indexOf("\r\n\r\n");
            return end < 0
                    ? new Raw(List.of(), answer)
                    : new Raw(List.of(answer.substring(0, end).split("\r\n")), answer.substring(end + 4));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
