package dcts.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.core.testing.TestMember;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plugin that was compiled against version 0.9 of the API and kept since then runs on this server. */
class KeptPluginTest {
    private static final Path KEPT =
            Path.of(System.getProperty("dcts.root"), "plugin-api", "compat", "0.9", "example.jar");

    @Test
    void itIsInstalledAndUsed(@TempDir Path folder) throws Exception {
        var command = ServerCommand.on(folder.resolve("data"));
        try (var server = command.start()) {
            var install = command.tell("plugin", "install", KEPT.toString(), "--yes");
            String said = new String(install.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(install.waitFor()).as(said).isZero();
            try (var alice = TestMember.register(server.url().toString(), "alice", null)) {
                alice.ask("example.pin", Map.of("nonce", "one", "text", "Kept since 0.9"));
                assertThat(alice.ask("example.list", Map.of())
                                .at("/notices/0/text")
                                .asText())
                        .isEqualTo("Kept since 0.9");
            }
            LogCheck.of(server).hasNoErrors();
        }
    }
}
