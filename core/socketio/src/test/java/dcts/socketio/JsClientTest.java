package dcts.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dcts.socketio.engine.HeartbeatTimes;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The official JavaScript client with default options, by polling only and by WebSocket only. */
class JsClientTest {
    private static final Path WEB_CLIENT = Path.of(System.getProperty("dcts.root", "../.."), "web-client");

    private static final SocketIoConfig CONFIG =
            SocketIoConfig.defaults().with(new HeartbeatTimes(Duration.ofMillis(400), Duration.ofMillis(400)));

    @BeforeAll
    static void findClient() {
        boolean installed = Files.isDirectory(WEB_CLIENT.resolve("node_modules/socket.io-client"));
        if ("true".equals(System.getenv("CI"))) {
            assertThat(installed)
                    .as("web-client/node_modules/socket.io-client is missing; build web-client first")
                    .isTrue();
        }
        assumeTrue(installed, "socket.io-client is not installed in web-client");
    }

    @Test
    void passesAllChecksOfTheScript() throws Exception {
        try (TestServer server = new TestServer(CONFIG)) {
            Process process = start("client.mjs", server.port());
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(output).endsWith("42 passed, 0 failed\n");
            assertThat(server.metrics().count("upgraded")).isGreaterThanOrEqualTo(9);
        }
    }

    @Test
    void comesBackAfterARestart() throws Exception {
        int port;
        Process process;
        BufferedReader output;
        try (TestServer server = new TestServer(CONFIG)) {
            port = server.port();
            process = start("restart.mjs", port);
            output = process.inputReader();
            assertThat(output.readLine()).isEqualTo("connected");
        }
        assertThat(output.readLine()).isEqualTo("lost default,polling,websocket");
        try (TestServer next = new TestServer(CONFIG, HandshakeGate.open(), port)) {
            assertThat(output.readLine()).isEqualTo("back default,polling,websocket");
            assertThat(process.waitFor()).isZero();
            assertThat(next.metrics().count("opened")).isEqualTo(3);
        }
    }

    private static Process start(String script, int port) throws IOException {
        return new ProcessBuilder("node", "src/test/js/" + script, "http://127.0.0.1:" + port, WEB_CLIENT.toString())
                .redirectErrorStream(true)
                .start();
    }
}
