package dcts.whole;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dcts.core.testing.TestMember;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An author changes a file and the running server has it. */
@Timeout(240)
class PluginDevTest {
    @TempDir
    Path folder;

    @Test
    void whatIsChangedIsReloadedAndWhatIsWrongIsShown() throws Exception {
        var command = ServerCommand.on(folder.resolve("data"));
        Path project = folder.resolve("things");
        assertThat(new ProcessBuilder(command.home().resolve("dcts").toString(), "plugin", "new", "things")
                        .directory(folder.toFile())
                        .start()
                        .waitFor())
                .isZero();
        try (var server = command.start();
                var member = TestMember.register(server.url().toString(), "alice", null);
                var watch = new Watch(command, project)) {
            watch.awaitLine("installed things 0.1.0 (built in ");
            assertThat(add(member)).isEqualTo("Milk");

            Path plugin = project.resolve("src/main/java/plugins/things/ThingsPlugin.java");
            String good = Files.readString(plugin);
            Files.writeString(plugin, good.replace("asked.text()", "asked.text().missing()"));
            watch.awaitLine("missing()");
            watch.awaitLine("NOT reloaded: the build failed");
            assertThat(add(member)).as("what ran before").isEqualTo("Milk");

            Files.writeString(plugin, good.replace("asked.text()", "asked.text() + \"!\""));
            watch.awaitLine("reloaded things 0.1.0 (built in ");
            assertThat(add(member)).isEqualTo("Milk!");
            assertThat(member.connected()).isTrue();

            Path test = project.resolve("src/test/java/plugins/things/ContractTest.java");
            Files.writeString(test, Files.readString(test) + "// a remark\n");
            watch.awaitLine("unchanged things 0.1.0 (built in ");
            assertThat(watch.seen()).as("of libraries in Maven").doesNotContain("WARNING");
        }
    }

    private static String add(TestMember member) {
        return member.ask("things.add", Map.of("text", "Milk")).at("/line/text").asText();
    }

    /** {@code ./dcts plugin dev}, ended as by Ctrl-C. */
    private static final class Watch implements AutoCloseable {
        private final Process process;
        private final BufferedReader lines;
        private final StringBuilder seen = new StringBuilder();

        Watch(ServerCommand command, Path project) throws IOException {
            var builder = new ProcessBuilder(
                            command.home().resolve("dcts").toString(),
                            "plugin",
                            "dev",
                            project.toString(),
                            "--data",
                            command.data().toString())
                    .redirectErrorStream(true);
            builder.environment().putAll(LocalRepository.environment());
            process = builder.start();
            lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        }

        void awaitLine(String part) throws IOException {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                seen.append(line).append('\n');
                if (line.contains(part)) {
                    return;
                }
            }
            throw new AssertionError("it ended without " + part + ":\n" + seen);
        }

        String seen() {
            return seen.toString();
        }

        @Override
        public void close() {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
            assertThat(process.onExit().orTimeout(20, TimeUnit.SECONDS).join().isAlive())
                    .isFalse();
        }
    }
}
