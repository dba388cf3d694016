package dcts.whole;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract of the main job, kept towards the official JavaScript client. */
class JsClientTest {
    private static final Path ROOT = Path.of(System.getProperty("dcts.root"));

    @TempDir
    static Path folder;

    private static ServerProcess server;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = ServerCommand.on(folder.resolve("data")).withoutLimits().start();
    }

    @AfterAll
    static void end() {
        server.close();
    }

    /** An empty name leaves the client as it is by default: polling first, then an upgrade. */
    @ParameterizedTest(name = "transports: {0}")
    @ValueSource(strings = {"", "polling", "websocket"})
    void keepsTheContract(String transports) throws Exception {
        var command = new ArrayList<>(List.of(
                "node",
                ROOT.resolve("distribution/src/test/js/contract.mjs").toString(),
                server.url().toString(),
                ROOT.resolve("web-client/package.json").toString()));
        if (!transports.isEmpty()) {
            command.add(transports);
        }
        var node = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(node.getInputStream().readAllBytes(), UTF_8);
        assertThat(node.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(node.exitValue()).as(said).isZero();
        assertThat(said).contains(" 0 failed");
        LogCheck.of(server).keepsQuietAbout(List.of("correct horse", "canary-of"));
    }
}
