package dcts.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The server that others are pointed at does what they were told that it does. */
class FixtureServerTest {
    private static final String MEGABYTE = "x".repeat(900_000);

    private final HttpClient http = HttpClient.newHttpClient();

    /** A WebSocket, and what came over it; binary messages in brackets, pings left out. */
    private static final class Ear implements WebSocket.Listener {
        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
        private final StringBuilder part = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            part.append(data);
            if (last && !part.toString().equals("2")) {
                heard.add(part.toString());
            }
            if (last) {
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            heard.add("[" + data.remaining() + "]");
            socket.request(1);
            return null;
        }

        String next() throws InterruptedException {
            return String.valueOf(heard.poll(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void theSuiteGetsEveryEngineMessageBack() throws Exception {
        try (FixtureServer server = FixtureServer.start(0, true)) {
            String polling = "http://127.0.0.1:" + server.port() + "/engine.io/?EIO=4&transport=polling";
            String hello = get(polling);
            assertThat(hello).contains("\"pingInterval\":300,\"pingTimeout\":200,\"maxPayload\":1000000");
            String session = polling + "&sid=" + RawClient.sid(hello);
            http.send(
                    HttpRequest.newBuilder(URI.create(session))
                            .POST(BodyPublishers.ofString("4hello\u001ebAQID"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(get(session)).isEqualTo("4hello\u001ebAQID");

            Ear ear = new Ear();
            WebSocket socket = open(server, "engine.io", ear);
            assertThat(ear.next()).startsWith("0{");
            socket.sendText("4" + MEGABYTE, true).join();
            assertThat(ear.next()).isEqualTo("4" + MEGABYTE);
            socket.sendBinary(ByteBuffer.wrap(new byte[] {1, 2, 3}), true).join();
            assertThat(ear.next()).isEqualTo("[3]");
        }
    }

    @Test
    void theSuiteFindsItsNamespaces() throws Exception {
        try (FixtureServer server = FixtureServer.start(0, true)) {
            Ear ear = new Ear();
            WebSocket socket = open(server, "socket.io", ear);
            assertThat(ear.next()).startsWith("0{");
            socket.sendText("40{\"token\":\"123\"}", true).join();
            assertThat(ear.next()).startsWith("40{\"sid\":");
            assertThat(ear.next()).isEqualTo("42[\"auth\",{\"token\":\"123\"}]");
            socket.sendText("40/custom,", true).join();
            assertThat(ear.next()).startsWith("40/custom,{\"sid\":");
            assertThat(ear.next()).isEqualTo("42/custom,[\"auth\",{}]");
            socket.sendText("42/custom,[\"message\",1,\"2\"]", true).join();
            assertThat(ear.next()).isEqualTo("42/custom,[\"message-back\",1,\"2\"]");
            socket.sendText("42456[\"message-with-ack\",[3]]", true).join();
            assertThat(ear.next()).isEqualTo("43456[[3]]");
            socket.sendText("40/other,", true).join();
            assertThat(ear.next()).startsWith("44/other,");
        }
    }

    @Test
    void theRoomRelaysToEverybody() throws Exception {
        try (FixtureServer server = FixtureServer.start(0, false)) {
            Ear first = new Ear();
            Ear second = new Ear();
            enter(server, first);
            WebSocket socket = enter(server, second);
            socket.sendText("42[\"say\",{\"seq\":0,\"text\":\"hi\"}]", true).join();
            assertThat(first.next()).isEqualTo("42[\"said\",{\"seq\":0,\"text\":\"hi\"}]");
            assertThat(second.next()).isEqualTo("42[\"said\",{\"seq\":0,\"text\":\"hi\"}]");
        }
    }

    private WebSocket enter(FixtureServer server, Ear ear) throws InterruptedException {
        WebSocket socket = open(server, "socket.io", ear);
        assertThat(ear.next()).startsWith("0{");
        socket.sendText("40", true).join();
        assertThat(ear.next()).startsWith("40{\"sid\":");
        assertThat(ear.next()).isEqualTo("42[\"joined\"]");
        return socket;
    }

    private WebSocket open(FixtureServer server, String path, Ear ear) {
        return http.newWebSocketBuilder()
                .buildAsync(
                        URI.create("ws://127.0.0.1:" + server.port() + "/" + path + "/?EIO=4&transport=websocket"), ear)
                .join();
    }

    private String get(String url) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                .body();
    }
}
