package dcts.socketio;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Speaks the protocol byte by byte. */
final class RawClient implements AutoCloseable {
    static final String POLLING = "EIO=4&transport=polling";
    static final String WEBSOCKET = "EIO=4&transport=websocket";

    private final TestServer server;
    private final HttpClient http = HttpClient.newHttpClient();

    RawClient(TestServer server) {
        this.server = server;
    }

    /** Opens a session by polling and returns its id. */
    String open() throws IOException, InterruptedException {
        String hello = get(POLLING).body();
        return sid(hello);
    }

    static String sid(String hello) {
        return hello.replaceAll(".*\"sid\":\"([^\"]+)\".*", "$1");
    }

    HttpResponse<String> get(String query) throws IOException, InterruptedException {
        return http.send(request(query).build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> poll(String sid) throws IOException, InterruptedException {
        return get(POLLING + "&sid=" + sid);
    }

    CompletableFuture<HttpResponse<String>> pollAsync(String sid) {
        return http.sendAsync(request(POLLING + "&sid=" + sid).build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String sid, String body) throws IOException, InterruptedException {
        return http.send(
                request(POLLING + "&sid=" + sid)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    CompletableFuture<HttpResponse<String>> sendAsync(HttpRequest request) {
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    }

    HttpRequest.Builder request(String query) {
        return HttpRequest.newBuilder(server.http(query)).timeout(Duration.ofSeconds(10));
    }

    /** Opens a WebSocket; what comes is in {@link Ws#texts}. */
    Ws webSocket(String query) {
        Ws ws = new Ws();
        ws.socket = http.newWebSocketBuilder().buildAsync(server.ws(query), ws).join();
        return ws;
    }

    /** Opens a session and connects to the main namespace. */
    Ws connected() throws InterruptedException {
        Ws ws = webSocket(WEBSOCKET);
        ws.next();
        ws.send("40");
        ws.next();
        ws.next();
        return ws;
    }

    URI uri(String query) {
        return server.http(query);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    /** One WebSocket. */
    static final class Ws implements WebSocket.Listener {
        private static final int NOT_CLOSED = -1;

        private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
        private final BlockingQueue<byte[]> binaries = new LinkedBlockingQueue<>();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();
        private final StringBuilder text = new StringBuilder();
        private @Nullable WebSocket socket;

        void send(String message) {
            socket().sendText(message, true).join();
        }

        void sendIfOpen(String message) {
            socket().sendText(message, true).exceptionally(closed -> null).join();
        }

        void send(byte[] message) {
            socket().sendBinary(ByteBuffer.wrap(message), true).join();
        }

        /** The next text message. */
        void close() {
            socket().sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        }

        String next() throws InterruptedException {
            String message = texts.poll(5, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("no message; closed with " + closed.getNow(NOT_CLOSED));
            }
            return message;
        }

        /** The next text message, or an empty one if the server closed. */
        String nextOrClosed() {
            try {
                String message = null;
                while (message == null && !closed.isDone()) {
                    message = texts.poll(20, TimeUnit.MILLISECONDS);
                }
                return message == null ? "" : message;
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }

        byte[] nextBinary() throws InterruptedException {
            byte[] message = binaries.poll(5, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("no binary message");
            }
            return message;
        }

        /** The code that the server closed with. */
        int closeCode() {
            return closed.orTimeout(5, TimeUnit.SECONDS).join();
        }

        WebSocket socket() {
            if (socket == null) {
                throw new IllegalStateException("not open");
            }
            return socket;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                texts.add(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
            byte[] copy = new byte[data.remaining()];
            data.get(copy);
            binaries.add(copy);
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closed.complete(1006);
        }
    }
}
