package dcts.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.core.testing.TestMember;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole server under an account without rights, in a directory of its own. */
class OrdinaryUserTest {
    @TempDir
    Path folder;

    @Test
    void runsWithoutRights() throws Exception {
        var prefix = OrdinaryUser.prefix();
        var home = ServerCommand.unpack(folder.resolve("unpacked"));
        OrdinaryUser.readable(folder);
        var place = OrdinaryUser.owned(folder.resolve("place"));
        var data = place.resolve("data");
        try (var server = ServerCommand.on(data).from(home).as(prefix).start();
                var alice = TestMember.register(server.url().toString(), "alice", null)) {
            assertThat(OrdinaryUser.owner(process(server.pid()))).isEqualTo(OrdinaryUser.NOBODY);
            assertThat(OrdinaryUser.owner(
                            process(server.database().orElseThrow().pid())))
                    .isEqualTo(OrdinaryUser.NOBODY);
            var general = Talk.channelId(alice, "general");
            JsonNode sent =
                    alice.ask("chat.send", Map.of("channelId", general, "nonce", "n", "text", "Without any rights."));
            assertThat(alice.hear("chat.message.created")).isEqualTo(sent);

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("console.json"))))
                    .isEqualTo("rw-------");
            assertThat(server.terminate()).isIn(0, 143);
            LogCheck.of(server).hasNoErrors();
        }
        try (var again = ServerCommand.on(data).from(home).as(prefix).start()) {
            assertThat(again.api().get("/health/ready").status()).isEqualTo(200);
        }
    }

    private static Path process(long pid) {
        return Path.of("/proc", Long.toString(pid));
    }
}
