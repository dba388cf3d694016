package dcts.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.core.plugin.PluginStatus;
import dcts.core.plugin.PluginStatus.State;
import dcts.core.testing.LeakCheck;
import dcts.core.testing.TestApi;
import dcts.core.testing.TestMember;
import dcts.core.testing.TestPlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plugins that do harm: each is switched off with its reason, the server and the others go on, and nobody is disconnected.
 * A neighbour answers all the time.
 */
@Timeout(120)
class HostilePluginsTest {
    @RegisterExtension
    final LeakCheck leaks = new LeakCheck();

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // every test starts one, with plugins of its own
    private TestHost host;

    @SuppressWarnings("NullAway.Init")
    private TestMember member;

    private void start(TestPlugin hostile) throws IOException {
        leaks.expect("evil");
        Path all = Files.createDirectories(folder.resolve("plugins"));
        TestPlugin.echo("neighbour").pack(all.resolve("neighbour.jar"));
        hostile.pack(all.resolve("evil.jar"));
        host = TestHost.start(folder);
        member = host.join("member");
        neighbourAnswers();
    }

    @AfterEach
    void stop() {
        member.close();
        host.close();
    }

    private PluginStatus evil() {
        return host.plugins().stream()
                .filter(plugin -> plugin.id().equals("evil"))
                .findFirst()
                .orElseThrow();
    }

    private void neighbourAnswers() {
        JsonNode answer = member.answer("neighbour.echo", Map.of("text", "well"));
        assertThat(answer.at("/data/text").asText()).isEqualTo("well");
    }

    /** Waits until it is off; the harm may take up to 8 s to be seen. */
    private void awaitOff(Runnable meanwhile) {
        for (int i = 0; i < 600 && evil().state() != State.FAILED; i++) {
            meanwhile.run();
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        assertThat(evil().state()).isEqualTo(State.FAILED);
        neighbourAnswers();
        assertThat(member.connected()).isTrue();
        assertThat(member.answer("evil.do", Map.of("text", "x"))
                        .at("/error/code")
                        .asText())
                .isEqualTo("unknown_event");
        var list = new TestApi(host.localUrl())
                .get("/api/admin/plugins", Map.of("Authorization", "Bearer " + host.consoleToken()));
        assertThat(list.body().toString()).contains(evil().reason().substring(1, 20));
    }

    @Test
    void oneThatThrowsAlways() throws IOException {
        start(TestPlugin.named("evil").starting("""
            context.on(request("evil.do"), (caller, in) -> { throw new IllegalStateException("again"); });
            """));
        awaitOff(() -> member.tell("evil.do", Map.of("text", "x")));
        assertThat(evil().reason()).contains("its code threw 50 times within 10 s, last: evil.do failed: again");
    }

    @Test
    void oneThatThrowsNowAndThenStaysOn() throws IOException {
        start(TestPlugin.named("evil").starting("""
            context.on(request("evil.do"), (caller, in) -> { throw new IllegalStateException("again"); });
            context.on(request("evil.refuse"), (caller, in) -> { throw ApiException.forbidden(); });
            """));
        for (int i = 0; i < 20; i++) {
            assertThat(member.answer("evil.do", Map.of("text", "x"))
                            .at("/error/code")
                            .asText())
                    .isEqualTo("internal");
        }
        for (int i = 0; i < 200; i++) {
            member.answer("evil.refuse", Map.of("text", "x"));
        }
        assertThat(evil().state()).isEqualTo(State.RUNNING);
    }

    @Test
    void oneThatBlocksAndCannotBeInterrupted() throws IOException {
        neverEnds("java.util.concurrent.locks.LockSupport.parkNanos(50_000_000); Thread.interrupted();");
    }

    @Test
    void oneThatBlocksAndIsInterruptedGoesOn() throws IOException {
        start(TestPlugin.named("evil").starting("""
            context.on(request("evil.do"), (caller, in) -> {
                try {
                    new java.util.concurrent.CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return new Out("");
            });
            context.on(request("evil.well"), (caller, in) -> new Out(in.text()));
            """));
        assertThat(member.answer("evil.do", Map.of("text", "x"))
                        .at("/error/code")
                        .asText())
                .isEqualTo("internal");
        assertThat(evil().state()).isEqualTo(State.RUNNING);
        assertThat(member.answer("evil.well", Map.of("text", "a"))
                        .at("/data/text")
                        .asText())
                .isEqualTo("a");
    }

    @Test
    void oneThatSpinsInAHandler() throws IOException {
        neverEnds("x++;");
    }

    @Test
    void oneThatSpinsAtItsStart() throws IOException {
        start(TestPlugin.named("evil").starting("""
            long x = 0;
            while (!Boolean.getBoolean("evil.enough6")) { x++; }
            """));
        try {
            awaitOff(this::neighbourAnswers);
            assertThat(evil().reason())
                    .contains(
                            "it took longer than 8 s to start; 1 of its threads run on until the server is restarted");
        } finally {
            System.setProperty("evil.enough6", "true");
        }
    }

    @Test
    void oneThatLeaksThreads() throws IOException {
        start(TestPlugin.named("evil").starting("""
            context.on(request("evil.do"), (caller, in) -> {
                for (int i = 0; i < 500; i++) {
                    new Thread(() -> java.util.concurrent.locks.LockSupport.park(), "leak-" + i).start();
                }
                return new Out("");
            });
            """));
        member.tell("evil.do", Map.of("text", "x"));
        awaitOff(this::neighbourAnswers);
        assertThat(evil().reason())
                .contains("threads, and 64 are enough for any plugin")
                .doesNotContain("run on");
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("leak-"));
    }

    @Test
    void oneThatFloodsTheLog() throws IOException {
        start(TestPlugin.named("evil").starting("""
            context.on(request("evil.do"), (caller, in) -> {
                for (int i = 0; !Thread.currentThread().isInterrupted(); i++) {
                    org.slf4j.LoggerFactory.getLogger("evil").info("evil line {}", i);
                }
                return new Out("");
            });
            """));
        member.tell("evil.do", Map.of("text", "x"));
        awaitOff(this::neighbourAnswers);
        assertThat(evil().reason()).contains("it wrote more than 2000 lines into the log within 10 s");
        assertThat(leaks.log().all())
                .filteredOn(line -> line.text().startsWith("evil line"))
                .hasSizeLessThan(401);
    }

    @Test
    void oneThatRegistersAMillionThings() throws IOException {
        start(TestPlugin.named("evil").starting("""
            for (int i = 0; i < 1_000_000; i++) {
                context.on(request("evil.r" + i), (caller, in) -> new Out(""));
            }
            """));
        awaitOff(this::neighbourAnswers);
        assertThat(evil().reason()).contains("has registered 10000 things and may not register more");
        assertThat(member.answer("evil.r1", Map.of("text", "x"))
                        .at("/error/code")
                        .asText())
                .isEqualTo("unknown_event");
    }

    @Test
    void oneThatMakesGarbage() throws IOException {
        neverEnds("x += new byte[1 << 20].length;");
    }

    /** A handler that does this again and again, until the test is over. */
    private void neverEnds(String again) throws IOException {
        String enough = "evil.enough." + Integer.toHexString(again.hashCode());
        start(TestPlugin.named("evil").starting("""
            context.on(request("evil.do"), (caller, in) -> {
                long x = 0;
                while (!Boolean.getBoolean("%s")) { %s }
                return new Out("" + x);
            });
            """.formatted(enough, again)));
        TestMember other = member.again();
        try {
            other.tell("evil.do", Map.of("text", "x"));
            awaitOff(this::neighbourAnswers);
            assertThat(evil().reason())
                    .containsIgnoringCase("evil.do took longer than 5 s and could not be interrupted;"
                            + " its thread may run until the server is restarted");
        } finally {
            System.setProperty(enough, "true");
            other.close();
        }
    }
}
