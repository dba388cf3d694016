package dcts.core;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.core.db.Cable;
import dcts.core.db.TestDatabase;
import dcts.core.plugin.PluginStatus.State;
import dcts.core.testing.TestApi;
import dcts.core.testing.TestMember;
import dcts.core.testing.TestPlugin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What others see while a plugin is being moved, and what becomes of a move that is disturbed. */
class PluginMovesTest extends PluginPlay {
    private static final String VERSION = "context.on(request(\"slow.version\"), (caller, in) -> new Out(\"%s\"));";

    private Path plugins;
    private Path begun;
    private Path gate;

    private @Nullable Cable cable;

    @BeforeEach
    void pack() throws IOException {
        plugins = Files.createDirectories(folder.resolve("plugins"));
        begun = folder.resolve("begun");
        gate = folder.resolve("gate");
        TestPlugin.named("slow").starting(VERSION.formatted("1")).pack(plugins.resolve("slow.jar"));
    }

    @AfterEach
    @Override
    void stop() {
        super.stop();
        try {
            if (cable != null) {
                cable.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts a version in its place that starts when the gate opens. */
    private Thread upgrading() {
        TestPlugin.named("slow").starting(waiting() + VERSION.formatted("2")).pack(plugins.resolve("slow.jar"));
        return rescanning();
    }

    /** Code that waits until the gate opens. */
    private String waiting() {
        return """
            var gate = java.nio.file.Path.of("%s");
            try {
                java.nio.file.Files.createFile(java.nio.file.Path.of("%s"));
                while (!java.nio.file.Files.exists(gate)) {
                    Thread.sleep(10);
                }
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
            """.formatted(gate, begun);
    }

    private Thread rescanning() {
        Thread asking = Thread.ofVirtual().start(() -> post("rescan"));
        await(() -> Files.exists(begun));
        return asking;
    }

    private void post(String verb) {
        var unused = new TestApi(host.localUrl()).send("POST", "/api/admin/plugins/" + verb, Map.of(), console());
    }

    private static void await(BooleanSupplier seen) {
        for (int i = 0; i < 3_000 && !seen.getAsBoolean(); i++) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        assertThat(seen.getAsBoolean()).isTrue();
    }

    @Test
    void whatIsAwayForAMomentIsUnavailableAndTheListIsReadMeanwhile() throws Exception {
        host = TestHost.start(folder);
        try (TestMember member = host.join("member")) {
            Thread asking = upgrading();
            var ask = Map.of("text", "?");
            assertThat(member.refusal("slow.version", ask)).isEqualTo("unavailable");
            assertThat(member.refusal("other.version", ask)).isEqualTo("unknown_event");
            assertThat(new TestApi(host.localUrl())
                            .get("/api/admin/plugins", console())
                            .data()
                            .get("plugins")
                            .findValuesAsText("id"))
                    .containsExactly("slow");
            Files.createFile(gate);
            asking.join();
            assertThat(member.ask("slow.version", ask).get("text").textValue()).isEqualTo("2");
            assertThat(member.refusal("slow.nothing", ask)).isEqualTo("unknown_event");
        }
    }

    private static final String OPEN_API = """
            package dcts.open.api;
            import dcts.api.*;
            public record Doing(String text) {
                public static final BeforeEvent<Doing> BEFORE =
                    new BeforeEvent<>("open.doing", Doing.class, "open.intercept");
                public static final AfterEvent<Doing> AFTER = new AfterEvent<>("open.done", Doing.class, "open.read");
            }
            """;

    /** A plugin that asks, and one that objects to all of it. */
    private void packGuarded() {
        Path open = TestPlugin.named("open")
                .source("dcts.open.api.Doing", OPEN_API)
                .starting("""
                    UnaryOperator<dcts.open.api.Doing> doing = context.asks(dcts.open.api.Doing.BEFORE);
                    context.tells(dcts.open.api.Doing.AFTER);
                    context.on(new SocketRequest<>("open.do", In.class, Out.class, Access.member(), OFTEN,
                            Effect.changes(dcts.open.api.Doing.BEFORE, dcts.open.api.Doing.AFTER)),
                        (caller, in) -> new Out(doing.apply(new dcts.open.api.Doing(in.text())).text()));
                    """)
                .pack(plugins.resolve("open.jar"));
        packGuard("", open);
    }

    private void packGuard(String first, Path open) {
        TestPlugin.named("guard")
                .requiring("open", open)
                .manifest("capabilities", List.of("open.intercept"))
                .starting(first + """
                    context.before(dcts.open.api.Doing.BEFORE, FailMode.CLOSED,
                        doing -> Verdict.refuse(ApiException.of("guard.no", 403)));
                    """)
                .pack(plugins.resolve("guard.jar"));
    }

    @Test
    void nothingIsDoneBehindTheBackOfOneThatIsReplaced() throws Exception {
        packGuarded();
        host = TestHost.start(folder);
        try (TestMember member = host.join("member")) {
            var ask = Map.of("text", "x");
            assertThat(member.refusal("open.do", ask)).isEqualTo("guard.no");
            packGuard(waiting(), plugins.resolve("open.jar"));
            Thread asking = rescanning();
            assertThat(member.refusal("open.do", ask)).isEqualTo("unavailable");
            Files.createFile(gate);
            asking.join();
            assertThat(member.refusal("open.do", ask)).isEqualTo("guard.no");

            Files.delete(plugins.resolve("guard.jar"));
            post("rescan");
            assertThat(member.ask("open.do", ask).get("text").textValue()).isEqualTo("x");
        }
    }

    @Test
    void inSafeModeNothingIsExpected() {
        host = TestHost.start(folder);
        TestMember.register(host.url(), "owner", host.ownerSecret()).close();
        host.restartSafe();
        try (TestMember owner = TestMember.logIn(host.url(), "owner", TestMember.PASSWORD)) {
            assertThat(owner.refusal("slow.version", Map.of("text", "?"))).isEqualTo("unknown_event");
        }
    }

    @Test
    void aServerThatEndsDoesNotWaitForAPluginThatStarts() throws Exception {
        leaks.expect("The plugin slow does not run");
        host = TestHost.start(folder);
        Thread asking = upgrading();
        host.restart();
        asking.join();
        assertThat(leaks.log().alarms()).noneMatch(line -> line.contains("it took longer"));
        Files.createFile(gate);
    }

    @Test
    void aPluginThatSpinsIsSwitchedOffWhileTheDatabaseIsAway() throws Exception {
        leaks.expect("The plugin evil is switched off");
        leaks.expect("evil.do");
        TestPlugin.named("evil").starting("""
            context.on(request("evil.do"), (caller, in) -> {
                while (!java.nio.file.Files.exists(java.nio.file.Path.of("%s"))) {
                    java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
                    Thread.interrupted();
                }
                return new Out("");
            });
            """.formatted(gate)).pack(plugins.resolve("evil.jar"));
        try (TestDatabase any = TestDatabase.create()) {
            cable = new Cable(Cable.port(any.address()));
        }
        host = TestHost.through(folder, cable);
        try (TestMember member = host.join("member");
                TestMember other = host.join("other")) {
            cable.cut();
            member.tell("evil.do", Map.of("text", "x"));
            await(() -> host.plugins().stream()
                    .anyMatch(plugin -> plugin.id().equals("evil") && plugin.state() == State.FAILED));
            assertThat(other.ask("slow.version", Map.of("text", "?"))
                            .get("text")
                            .textValue())
                    .isEqualTo("1");
            Files.createFile(gate);
            cable.mend();
        }
    }
}
