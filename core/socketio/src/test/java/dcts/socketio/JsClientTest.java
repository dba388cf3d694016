package dcts.socketio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dcts.socketio.engine.HeartbeatTimes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The official JavaScript client with default options, by polling only and by WebSocket only. */
class JsClientTest {
    private static final Path WEB_CLIENT = Path.of(System.getProperty("dcts.root", "../.."), "web-client");

    @Test
    void passesAllChecksOfTheScript() throws Exception {
        boolean installed = Files.isDirectory(WEB_CLIENT.resolve("node_modules/socket.io-client"));
        if ("true".equals(System.getenv("CI"))) {
            assertThat(installed)
                    .as("web-client/node_modules/socket.io-client is missing; build web-client first")
                    .isTrue();
        }
        assumeTrue(installed, "socket.io-client is not installed in web-client");
        SocketIoConfig config =
                SocketIoConfig.defaults().with(new HeartbeatTimes(Duration.ofMillis(400), Duration.ofMillis(400)));
        try (TestServer server = new TestServer(config)) {
            String output = run("http://127.0.0.1:" + server.port());
            assertThat(output).endsWith("36 passed, 0 failed\n");
            assertThat(server.metrics().count("upgraded")).isGreaterThanOrEqualTo(9);
        }
    }

    private static String run(String url) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("node", "src/test/js/client.mjs", url, WEB_CLIENT.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
