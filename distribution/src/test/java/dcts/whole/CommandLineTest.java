package dcts.whole;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dcts.core.testing.ConnectionAttempt;
import dcts.core.testing.TestMember;
import dcts.core.testing.TestPlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an owner types. */
class CommandLineTest {
    private static final String PASSWORD = "canary-of-a-password";

    @TempDir
    Path folder;

    private ServerCommand command;

    private record Outcome(int code, String output) {}

    @BeforeEach
    void place() {
        command = ServerCommand.on(folder.resolve("data"));
    }

    @Test
    void accountsAreMadeAndTheOwnerIsNamed() throws Exception {
        try (var server = command.start()) {
            assertThat(tell(PASSWORD, "admin", "user", "create", "Zoe", "--password-stdin"))
                    .isEqualTo(new Outcome(0, "done\n"));
            assertThat(tell(PASSWORD, "admin", "user", "create", "zoe", "--password-stdin"))
                    .isEqualTo(new Outcome(1, "dcts: refused: conflict\n"));
            assertThat(tell("short", "admin", "user", "create", "yan", "--password-stdin"))
                    .isEqualTo(new Outcome(1, "dcts: refused: invalid at password\n"));

            assertThat(isOwner(server, "zoe")).isFalse();
            assertThat(tell("", "admin", "owner", "nobody-here"))
                    .isEqualTo(new Outcome(1, "dcts: refused: not_found\n"));
            assertThat(tell("", "admin", "owner", "zoe")).isEqualTo(new Outcome(0, "done\n"));
            assertThat(isOwner(server, "zoe")).isTrue();
            LogCheck.of(server).hasNoErrors().keepsQuietAbout(List.of(PASSWORD));
        }
    }

    @Test
    void aPluginComesAndGoesWhileTheServerRuns() throws Exception {
        try (var server = command.start()) {
            assertThat(tell("", "plugin", "list").output()).startsWith("chat ").contains(" running");
            var archive = TestPlugin.named("visitor").version("1.0.0").pack(folder.resolve("visitor.jar"));
            assertThat(tell("n", "plugin", "install", archive.toString()).code())
                    .isOne();
            var installed = tell("y", "plugin", "install", archive.toString());
            assertThat(installed.output()).contains("Test visitor 1.0.0 (visitor)", "Install it? [y/N] ");
            assertThat(installed.code()).isZero();
            assertThat(tell("", "plugin", "info", "visitor").output()).contains("state     running");
            assertThat(tell("", "plugin", "remove", "chat", "--drop-data", "--yes")
                            .output())
                    .startsWith("dcts: refused: conflict");
            assertThat(tell("", "plugin", "remove", "visitor", "--drop-data", "--yes"))
                    .isEqualTo(new Outcome(0, "done\n"));
            LogCheck.of(server).hasNoErrors();
        }
    }

    /** To mend it: run the command that the page names and put what it says between the marks. */
    @Test
    void theReferenceIsWhatTheServerSays() throws Exception {
        try (var server = command.start()) {
            assertThat(between("wire.md"))
                    .isEqualTo(tell("", "admin", "entrypoints", "--markdown").output());
            assertThat(between("settings.md"))
                    .isEqualTo(tell("", "admin", "settings", "--markdown").output());
            LogCheck.of(server).hasNoErrors();
        }
    }

    private static String between(String page) throws IOException {
        String text = Files.readString(Path.of(System.getProperty("dcts.root"), "distribution/docs/reference", page));
        return text.substring(text.indexOf("-->\n") + 4, text.indexOf("<!-- end -->"));
    }

    /** Whoever may write into the program's folder is not thereby let into the program. */
    @Test
    void whatTheBuildDidNotShipIsOnlyFound() throws Exception {
        var home = ServerCommand.unpack(folder.resolve("unpacked"));
        TestPlugin.named("chat").version("9.9.9").pack(home.resolve("plugins").resolve("another.jar"));
        command = command.from(home);
        try (var server = command.start()) {
            var list = tell("", "plugin", "list");
            assertThat(list.output())
                    .containsPattern("chat +0\\S+ +running")
                    .containsPattern("9\\.9\\.9 +found +another.jar");
            LogCheck.of(server).hasNoErrors();
        }
    }

    @Test
    void wordsThatMeanNothingAreExplained() throws Exception {
        assertThat(tell("", "admin", "dance").code()).isEqualTo(2);
        assertThat(tell("", "admin", "dance").output()).startsWith("usage: dcts admin");
        assertThat(tell("", "admin", "owner", "zoe").code()).isEqualTo(1);
        assertThat(tell("", "admin", "owner", "zoe").output()).contains("no server runs on");
        try (var refused = command.with("--dance").launch()) {
            assertThat(refused.awaitExit()).isEqualTo(2);
            assertThat(refused.awaitLog()).contains("dcts: unknown argument --dance");
        }
    }

    @Test
    void aDemoIsFilledAndLeavesNothingBehind() throws Exception {
        var places = Files.createDirectories(folder.resolve("places"));
        try (var server = command.variable("JAVA_OPTS", "-Djava.io.tmpdir=" + places)
                .with("--demo")
                .start()) {
            assertThat(server.log()).contains("demo accounts owner and member, password demo-demo");
            assertThat(server.ownerLink()).isEmpty();
            logIn(server, "member", "demo-demo");
            try (var owner = TestMember.logIn(server.url().toString(), "owner", "demo-demo")) {
                var general = Talk.channelId(owner, "general");
                Talk talk = Talk.read(owner, general).isDense();
                assertThat(talk.messages()).hasSizeGreaterThanOrEqualTo(3);
                assertThat(talk.messages().stream()
                                .map(m -> m.path("authorId").asText())
                                .distinct())
                        .hasSize(2);
            }
            assertThat(demos(places)).isOne();
            assertThat(server.terminate()).isIn(0, 143);
        }
        assertThat(demos(places)).isZero();
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void safeStartsNoPluginAndLetsInOnlyTheOwner() throws Exception {
        String token;
        try (var server = command.start()) {
            tell(PASSWORD, "admin", "user", "create", "zoe", "--password-stdin");
            tell(PASSWORD, "admin", "user", "create", "max", "--password-stdin");
            tell("", "admin", "owner", "zoe");
            try (var member = TestMember.logIn(server.url().toString(), "max", PASSWORD)) {
                token = member.token();
            }
            assertThat(server.terminate()).isIn(0, 143);
        }
        try (var safe = command.with("--safe").start()) {
            var url = safe.url().toString();
            try (var owner = TestMember.logIn(url, "zoe", PASSWORD)) {
                assertThat(owner.refusal("chat.tree", Map.of())).isEqualTo("unknown_event");
            }
            var refused = safe.api().post("/api/sessions", Map.of("loginName", "max", "password", PASSWORD));
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.errorCode()).isEqualTo("unavailable");
            assertThat(ConnectionAttempt.outcome(url, Map.of("token", token), Map.of()))
                    .as("a word that makes no client forget its token")
                    .isEqualTo("refused unavailable");
            assertThat(safe.api().get("/api/ui").data().path("pieces")).isEmpty();
        }
        try (var server = command.start()) {
            assertThat(ConnectionAttempt.outcome(server.url().toString(), Map.of("token", token), Map.of()))
                    .startsWith("ready ");
        }
    }

    @Test
    void portZeroTakesAFreeOneEachTime() throws Exception {
        try (var one = command.start();
                var other = ServerCommand.on(folder.resolve("other")).start()) {
            assertThat(one.url().getPort())
                    .isPositive()
                    .isNotEqualTo(other.url().getPort());
            assertThat(one.api().get("/health/live").status()).isEqualTo(200);
            assertThat(other.api().get("/health/live").status()).isEqualTo(200);
        }
    }

    private Outcome tell(String input, String... words) throws IOException, InterruptedException {
        var process = command.tell(words);
        try (var in = process.getOutputStream()) {
            in.write((input + "\n").getBytes(UTF_8));
        } catch (IOException e) {
            // It has ended already, because it did not want to know.
        }
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Outcome(process.waitFor(), output);
    }

    private static String logIn(ServerProcess server, String name, String password)
            throws IOException, InterruptedException {
        var answer = server.api().post("/api/sessions", Map.of("loginName", name, "password", password));
        assertThat(answer.status()).as(answer.errorCode()).isEqualTo(200);
        return answer.data().path("token").asText();
    }

    private static boolean isOwner(ServerProcess server, String name) throws IOException, InterruptedException {
        var api = server.api().as(logIn(server, name, PASSWORD));
        return api.get("/api/sessions/current")
                .data()
                .path("session")
                .path("owner")
                .asBoolean();
    }

    private static long demos(Path places) throws IOException {
        try (var found = Files.list(places)) {
            return found.filter(path -> path.getFileName().toString().startsWith("dcts-demo"))
                    .count();
        }
    }
}
