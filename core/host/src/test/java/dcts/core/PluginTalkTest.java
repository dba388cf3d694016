package dcts.core;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.core.Terminal.Said;
import dcts.core.testing.LeakCheck;
import dcts.core.testing.TestPlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the owner is shown and asked on the command line when a plugin comes or goes. */
class PluginTalkTest {
    @RegisterExtension
    static final LeakCheck LEAKS = new LeakCheck();

    @TempDir
    static Path folder;

    private static TestHost host;

    @BeforeAll
    static void start() {
        host = TestHost.start(folder);
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    @Test
    void aPluginComesIsUpgradedRolledBackAndGoes() throws IOException {
        String first = notes("1.0.0", List.of("db.tables")).toString();
        String second = notes("1.1.0", List.of("db.tables", "ui")).toString();
        assertThat(tell("", "upgrade", first).err())
                .isEqualTo("dcts: there is no plugin notes to upgrade; install it.\n");
        for (String no : List.of("", "\n", "n\n", "yess\n")) {
            Said declined = tell(no, "install", first);
            assertThat(declined.code()).isEqualTo(1);
            assertThat(declined.err()).isEqualTo("dcts: nothing was changed.\n");
            assertThat(declined.out()).endsWith("Install it? [y/N] ");
        }
        assertThat(tell("", "list").out()).isEmpty();

        Said installed = tell("Y\n", "install", first);
        assertThat(installed.code()).isZero();
        assertThat(installed.out())
                .startsWith("Test notes 1.0.0 (notes)\n")
                .containsPattern("asks for  db\\.tables +Keeps tables .* \\(not enforced\\)\n")
                .contains("Install only what you trust.\n")
                .endsWith("notes            1.0.0      running\n");
        Said upgraded = tell("", "upgrade", second, "--yes");
        assertThat(upgraded.out())
                .contains("replaces  1.0.0\n", "new       ui\n")
                .doesNotContain("[y/N]")
                .containsPattern("asks for  ui +Shows something in the members' browsers, with their rights\\.\n")
                .endsWith("notes            1.1.0      running\n");
        assertThat(tell("", "info", "notes").out())
                .contains(
                        "Test notes 1.1.0 (notes)\n",
                        "state     running\n",
                        "previous  1.0.0\n",
                        "installed by the owner\n");

        assertThat(tell("", "rollback", "notes").out()).isEqualTo("notes            1.0.0      running\n");
        assertThat(tell("n\n", "remove", "notes", "--drop-data").err()).isEqualTo("dcts: nothing was changed.\n");
        Said removed = tell("yes\n", "remove", "notes", "--drop-data");
        assertThat(removed).isEqualTo(new Said(0, "Remove notes and all that it has stored? [y/N] done\n", ""));
        assertThat(tell("", "info", "notes").err()).isEqualTo("dcts: refused: not_found\n");
        assertThat(tell("", "remove", "notes", "--keep-data", "--yes").err()).isEqualTo("dcts: refused: not_found\n");
        assertThat(tell("", "rollback", "notes").err()).isEqualTo("dcts: refused: not_found\n");
    }

    /** An author does it every few seconds. */
    @Test
    void inBriefOnlyWhatChangedIsTold() throws IOException {
        String first = diary("1.0.0", "");
        assertThat(brief(first)).isEqualTo(new Said(0, "asks for  db.tables\ninstalled diary 1.0.0\n", ""));
        assertThat(brief(first)).isEqualTo(new Said(0, "unchanged diary 1.0.0\n", ""));
        assertThat(tell("", "install", first, "--yes").err())
                .isEqualTo("dcts: refused: conflict: it is installed already\n");
        assertThat(brief(diary("1.0.1", ""))).isEqualTo(new Said(0, "reloaded diary 1.0.1\n", ""));

        LEAKS.expect("no ink");
        String failing = diary("1.0.2", "throw new IllegalStateException(\"no ink\");");
        var failed = new Said(1, "", "dcts: diary 1.0.2 is failed: It failed while it started: no ink\n");
        assertThat(brief(failing)).isEqualTo(failed);
        assertThat(brief(failing)).as("unchanged, and no better for it").isEqualTo(failed);
        assertThat(tell("", "remove", "diary", "--drop-data", "--yes").code()).isZero();
    }

    private static Said brief(String archive) {
        return tell("", "install", archive, "--yes", "--brief");
    }

    private static String diary(String version, String starting) {
        return TestPlugin.named("diary")
                .version(version)
                .starting(starting)
                .manifest("capabilities", List.of("db.tables"))
                .pack(folder.resolve("diary-" + version + ".jar"))
                .toString();
    }

    @Test
    void faultsAreTold() throws IOException {
        Path archive = TestPlugin.named("ender").starting("System.exit(1);").pack(folder.resolve("ender.jar"));
        Said refused = tell("", "install", archive.toString(), "--yes");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err())
                .contains("which would end the whole server\n")
                .endsWith("dcts: " + archive + " cannot be installed.\n");
        Path missing = folder.resolve("missing.jar");
        assertThat(tell("", "install", missing.toString()).err()).startsWith("dcts: " + missing + " is not there");
    }

    @Test
    void whatDoesNotStartIsAFailure() throws IOException {
        LEAKS.expect("no luck");
        Path archive = TestPlugin.named("thrower")
                .starting("throw new IllegalStateException(\"no luck\");")
                .pack(folder.resolve("thrower.jar"));
        Said installed = tell("", "install", archive.toString(), "--yes");
        assertThat(installed.code()).isEqualTo(1);
        assertThat(installed.out())
                .contains("thrower          1.0.0      failed    It failed while it started: no luck");
        assertThat(tell("", "remove", "thrower", "--keep-data", "--yes").code()).isZero();
    }

    /** Strangers write manifests, and terminals obey what they are sent. */
    @Test
    void nothingFromAnArchiveSteersTheTerminal() throws IOException {
        Path archive = TestPlugin.named("steer").manifest("a\u001b[2Jb", true).pack(folder.resolve("steer.jar"));
        assertThat(tell("", "install", archive.toString()).err())
                .contains("a?[2Jb: unknown key")
                .doesNotContain("\u001b");
    }

    @Test
    void whatWasFoundIsListed() throws IOException {
        Files.createDirectories(host.data().resolve("plugins"));
        Path dropped = host.data().resolve("plugins").resolve("dropped.jar");
        Files.copy(TestPlugin.echo("extra").pack(folder.resolve("extra.jar")), dropped);
        assertThat(tell("", "rescan").out()).isEqualTo("extra            1.0.0      found     dropped.jar\n");
        Files.delete(dropped);
        assertThat(tell("", "rescan").out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "info",
                "install",
                "install a b",
                "install a --force",
                "install a --brief",
                "remove a",
                "remove a --keep-data --drop-data",
                "remove a --yes",
                "upgrade",
                "rollback",
                "rollback a --yes"
            })
    void whatIsNotUnderstoodShowsTheUsage(String words) {
        Said said = tell("", words.split(" ", -1));
        assertThat(said.code()).isEqualTo(2);
        assertThat(said.err()).contains("dcts plugin remove ID --keep-data|--drop-data [--yes]");
    }

    private static Path notes(String version, List<String> capabilities) {
        return TestPlugin.named("notes")
                .version(version)
                .manifest("capabilities", capabilities)
                .pack(folder.resolve("notes-" + version + ".jar"));
    }

    private static Said tell(String input, String... words) {
        return Terminal.tell(
                host,
                input,
                Stream.concat(Stream.of("plugin"), Stream.of(words)).toList());
    }
}
