package dcts.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.core.testing.TestMember;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a server cannot start with: each fault is one clear sentence, the right exit code, and no change. */
class SecondServerTest {
    @TempDir
    Path folder;

    @Test
    void aSecondServerOnTheSameDataIsRefusedAndTheFirstGoesOn() throws Exception {
        try (var first = ServerProcess.start(folder.resolve("data"))) {
            var said = refusal(ServerCommand.on(folder.resolve("data")));
            assertThat(said)
                    .containsOnlyOnce("dcts: ")
                    .contains("is in use by another server (process " + first.pid() + ")")
                    .contains("choose another directory with --data");
            try (var alice = TestMember.register(first.url().toString(), "alice", null)) {
                assertThat(alice.ask("chat.tree", Map.of()).path("groups")).hasSize(1);
            }
        }
    }

    @Test
    void aTakenPortIsNamed() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
            var said = refusal(ServerCommand.on(folder.resolve("data")).onPort(taken.getLocalPort()));
            assertThat(said).containsOnlyOnce("dcts: ").contains(Integer.toString(taken.getLocalPort()));
        }
        try (var free = ServerProcess.start(folder.resolve("data"))) {
            assertThat(free.ownerLink()).isPresent();
        }
    }

    @Test
    void allFaultsOfTheConfigurationAreListedAtOnce() throws Exception {
        var config = Files.createDirectories(folder.resolve("data")).resolve("config.json");
        var text = "{\"port\": \"x\", \"nmae\": \"a\", \"database\": {\"poolSize\": 1, \"pw\": \"hidden-word\"}}";
        Files.writeString(config, text);
        var said = refusal(ServerCommand.on(folder.resolve("data")));
        assertThat(said)
                .contains(config + " cannot be used")
                .contains("port: must be a whole number from 0 to 65535")
                .contains("nmae: unknown key")
                .contains("database.poolSize: must be a whole number from 2 to 100")
                .contains("database.pw: unknown key")
                .doesNotContain("hidden-word");
        assertThat(Files.readString(config)).isEqualTo(text);
        assertThat(folder.resolve("data/mariadb")).doesNotExist();
    }

    @Test
    void aConfigurationThatIsNoJsonIsRefused() throws Exception {
        var config = Files.createDirectories(folder.resolve("data")).resolve("config.json");
        Files.writeString(config, "{\"port\": ");
        assertThat(refusal(ServerCommand.on(folder.resolve("data")))).contains(config.toString(), "not valid JSON");
    }

    @Test
    void aDirectoryThatCannotBeWrittenIsNamed() throws Exception {
        var prefix = OrdinaryUser.prefix();
        var home = ServerCommand.unpack(folder.resolve("unpacked"));
        var data = Files.createDirectories(folder.resolve("data"));
        OrdinaryUser.readable(folder);
        for (Path directory : new Path[] {data, data.resolve("below")}) {
            var said = refusal(ServerCommand.on(directory).from(home).as(prefix));
            assertThat(said).contains("The data directory " + directory + " cannot be written");
        }
        assertThat(data).isEmptyDirectory();
    }

    @Test
    void aFileInPlaceOfADirectoryIsNamed() throws Exception {
        var file = Files.writeString(folder.resolve("data"), "mine");
        assertThat(refusal(ServerCommand.on(file))).contains("The data directory " + file + " cannot be written");
        assertThat(file).hasContent("mine");
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsNamedWithoutItsPassword() throws Exception {
        int nobodyListens;
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobodyListens = closed.getLocalPort();
        }
        var url = "jdbc:mariadb://127.0.0.1:" + nobodyListens + "/dcts";
        var said = refusal(ServerCommand.on(folder.resolve("data"))
                .variable("DCTS_DATABASE_URL", url)
                .variable("DCTS_DATABASE_USER", "dcts")
                .variable("DCTS_DATABASE_PASSWORD", "hidden-word"));
        assertThat(said).contains("The database at " + url + " does not answer").doesNotContain("hidden-word");
    }

    @Test
    void aCorruptPluginIsNamedAndTheServerRuns() throws Exception {
        var home = ServerCommand.unpack(folder.resolve("unpacked"));
        var plugins = home.resolve("plugins");
        Files.writeString(plugins.resolve("noise.jar"), "this is no archive");
        var chat = Files.readAllBytes(onlyJar(plugins, "chat"));
        Files.write(plugins.resolve("torn.jar"), Arrays.copyOf(chat, chat.length / 2));
        var command = ServerCommand.on(folder.resolve("data")).from(home);
        try (var server = command.start();
                var alice = TestMember.register(server.url().toString(), "alice", null)) {
            var list = command.tell("plugin", "list");
            assertThat(new String(list.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .containsPattern("found +noise.jar: .*archive")
                    .containsPattern("found +torn.jar: .*archive");
            assertThat(alice.ask("chat.tree", Map.of()).path("groups")).hasSize(1);
        }
    }

    /** Waits until the server has refused to start; everything that it said. */
    private static String refusal(ServerCommand command) throws IOException, InterruptedException {
        try (var server = command.launch()) {
            assertThat(server.awaitExit()).as(server.log()).isEqualTo(1);
            assertThat(server.awaitLog()).doesNotContain("ready http", "Exception:", "\tat ");
            return server.log();
        }
    }

    private static Path onlyJar(Path folder, String start) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(start))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
