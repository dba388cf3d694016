package dcts.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.api.Holder;
import dcts.api.Permission;
import dcts.core.plugin.PluginStatus.State;
import dcts.core.testing.LeakCheck;
import dcts.core.testing.TestPlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class PluginHostTest {
    private static final String NOTES = """
            static synchronized void note(String what) {
                System.setProperty("plugin.notes", System.getProperty("plugin.notes", "") + what + " ");
            }
            @Override
            public void stop() {
                note("stop-" + Main.class.getPackageName());
            }
            """;

    @RegisterExtension
    final LeakCheck leaks = new LeakCheck();

    @TempDir
    Path folder;

    @Test
    void whatHangsAtItsStartFailsAndTheOthersRun() {
        leaks.expect("The plugin hanger does not run: it took longer than");
        TestPlugin.named("hanger")
                .starting("try { new java.util.concurrent.CountDownLatch(1).await(); }"
                        + " catch (InterruptedException e) { System.setProperty(\"hanger.told\", \"yes\"); }")
                .pack(folder.resolve("hanger.jar"));
        TestPlugin.echo("lively").pack(folder.resolve("lively.jar"));
        try (var fixture = new PluginFixture(folder, Duration.ofSeconds(2))) {
            assertThat(fixture.host.statuses())
                    .containsExactly(
                            status("hanger", State.FAILED, "it took longer than 2 s to start"),
                            status("lively", State.RUNNING, ""));
        }
        assertThat(System.clearProperty("hanger.told")).isEqualTo("yes");
    }

    @Test
    void theLastStartedEndsFirst() {
        Path base = TestPlugin.named("zbase").starting("", NOTES).pack(folder.resolve("zbase.jar"));
        TestPlugin.named("heir").requiring("zbase", base).starting("", NOTES).pack(folder.resolve("heir.jar"));
        new PluginFixture(folder, Duration.ofSeconds(30)).close();
        assertThat(System.clearProperty("plugin.notes")).isEqualTo("stop-dcts.heir stop-dcts.zbase ");
    }

    @Test
    void whatEndsTakesEverythingWithIt() {
        var permission = new Permission("giver.do", Holder.MEMBER);
        TestPlugin.named("giver")
                .starting("context.declare(new Permission(\"giver.do\", Holder.MEMBER));"
                        + " context.on(request(\"giver.do\"), (caller, in) -> new Out(\"\"));")
                .resource("web/index.js", "export default 1;")
                .pack(folder.resolve("giver.jar"));
        var fixture = new PluginFixture(folder, Duration.ofSeconds(30));
        assertThat(fixture.pieces.all()).hasSize(1);
        fixture.host.close();
        assertThat(fixture.pieces.all()).isEmpty();
        fixture.permissions.declare(permission);
        fixture.close();
    }

    @Test
    void whatFailsAtItsEndIsToldAndTheOthersEndToo() {
        leaks.expect("The plugin afailer did not stop cleanly.");
        TestPlugin.named("afailer")
                .starting("", "@Override public void stop() { throw new IllegalStateException(\"stuck\"); }")
                .pack(folder.resolve("afailer.jar"));
        TestPlugin.named("better").starting("", NOTES).pack(folder.resolve("better.jar"));
        new PluginFixture(folder, Duration.ofSeconds(30)).close();
        assertThat(System.clearProperty("plugin.notes")).isEqualTo("stop-dcts.better ");
        assertThat(leaks.log().alarms()).hasSize(1);
    }

    /** Archives are copied before they are opened, so that the originals can be replaced. */
    @Test
    void theArchivesInTheFolderStayClosedAndOldCopiesGo() throws IOException {
        TestPlugin.echo("lively").pack(folder.resolve("lively.jar"));
        Path copies = Files.createDirectories(folder.resolve("data/run/plugins"));
        Files.writeString(copies.resolve("old.jar"), "left by an earlier run");
        try (var fixture = new PluginFixture(folder, Duration.ofSeconds(30))) {
            assertThat(fixture.host.statuses()).hasSize(1);
            assertThat(copies.resolve("old.jar")).doesNotExist();
            assertThat(openFiles())
                    .contains("/run/plugins/lively-")
                    .doesNotContain(folder.resolve("lively.jar") + "\n");
        }
        assertThat(openFiles()).doesNotContain("lively.jar");
    }

    @Test
    void withoutAFolderThereAreNone() {
        try (var fixture = new PluginFixture(folder.resolve("none"), Duration.ofSeconds(30))) {
            assertThat(fixture.host.statuses()).isEmpty();
        }
    }

    private static PluginStatus status(String id, State state, String reason) {
        return new PluginStatus(id, "Test " + id, "1.0.0", state, reason, List.of());
    }

    private static String openFiles() throws IOException {
        try (Stream<Path> links = Files.list(Path.of("/proc/self/fd"))) {
            List<String> targets = links.filter(Files::isSymbolicLink)
                    .map(PluginHostTest::target)
                    .toList();
            return String.join("\n", targets) + "\n";
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "closed meanwhile";
        }
    }
}
