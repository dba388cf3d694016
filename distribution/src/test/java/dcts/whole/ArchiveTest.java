package dcts.whole;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.house.DeadLinks;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What somebody has in his hands who has nothing but the archive. */
@Timeout(120)
class ArchiveTest {
    @TempDir
    static Path folder;

    private static Path home = Path.of("");

    @BeforeAll
    static void unpack() throws IOException, InterruptedException {
        home = ServerCommand.unpack(folder);
    }

    @Test
    void noPageHasADeadLink() {
        assertThat(DeadLinks.pagesBelow(home)).isGreaterThan(20);
        assertThat(DeadLinks.below(home)).isEmpty();
    }

    @Test
    void theApiCanBeRead() throws IOException {
        assertThat(home.resolve("docs/api/dcts/api/PluginContext.html"))
                .content()
                .as("with its examples")
                .contains("voters.announce");
        assertThat(sources("plugin-api", "dcts/api/PluginContext.java")).contains("interface PluginContext");
        assertThat(sources("testkit", "dcts/testkit/TestHost.java")).contains("class TestHost");
        assertThat(sources("chat", "dcts/chat/api/Channels.java")).contains("interface Channels");
    }

    private static String sources(String artifact, String entry) throws IOException {
        try (Stream<Path> files = Files.walk(home.resolve("sdk/repository/dcts").resolve(artifact))) {
            Path jar = files.filter(file -> file.toString().endsWith("-sources.jar"))
                    .findFirst()
                    .orElseThrow();
            try (var content = FileSystems.newFileSystem(jar)) {
                return Files.readString(content.getPath(entry));
            }
        }
    }

    @Test
    void theExampleIsBuiltWhereItLies() throws IOException, InterruptedException {
        Path example = home.resolve("sdk/example");
        Path log = folder.resolve("log.txt");
        var maven = new ProcessBuilder(
                        "mvn", "-B", "-f", example.resolve("pom.xml").toString(), "package", "-DskipTests")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        maven.environment().putAll(LocalRepository.environment());
        assertThat(maven.start().waitFor()).as(Files.readString(log)).isZero();
        try (var jar = FileSystems.newFileSystem(example.resolve("target/example-0.1.0.jar"))) {
            assertThat(List.of(
                            "plugin.json",
                            "web/index.js",
                            "migrations/0001-example.sql",
                            "dcts/example/api/Board.class"))
                    .allSatisfy(entry -> assertThat(jar.getPath(entry)).exists());
            assertThat(Files.readString(jar.getPath("plugin.json"))).contains("\"version\": \"0.1.0\"");
        }
    }
}
