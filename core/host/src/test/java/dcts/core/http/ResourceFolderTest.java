package dcts.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.core.testing.PluginJar;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResourceFolderTest {
    @TempDir
    Path folder;

    private Path classes;

    @BeforeEach
    void fill() throws IOException {
        classes = folder.resolve("my classes");
        write("web/index.js", "one");
        write("web/deep/er.css", "two");
        write("webother/index.js", "not mine");
        write("other.txt", "not mine either");
    }

    @Test
    void readsADirectory() throws Exception {
        assertFolder(classes);
    }

    @Test
    void readsAnArchiveAndLetsGoOfIt() throws Exception {
        Path jar = folder.resolve("a plugin.jar");
        PluginJar.pack(classes, jar);
        assertFolder(jar);
        assertThat(openFiles()).doesNotContain(jar.toString());
    }

    @Test
    void withoutTheMarkerThereIsNothing() throws Exception {
        try (var loader = loader(classes)) {
            assertThat(ResourceFolder.read(loader, "web", "index.html")).isEmpty();
            assertThat(ResourceFolder.read(loader, "none", "index.js")).isEmpty();
        }
    }

    @Test
    void theFingerprintIsOfNamesAndContents() {
        String one = ResourceFolder.hash(Map.of("a", bytes("1"), "b", bytes("2")));
        assertThat(one)
                .matches("[0-9a-f]{20}")
                .isEqualTo(ResourceFolder.hash(Map.of("b", bytes("2"), "a", bytes("1"))));
        assertThat(one).isNotEqualTo(ResourceFolder.hash(Map.of("a", bytes("2"), "b", bytes("1"))));
        assertThat(one).isNotEqualTo(ResourceFolder.hash(Map.of("a", bytes("1"), "c", bytes("2"))));
    }

    private static void assertFolder(Path place) throws IOException {
        try (var loader = loader(place)) {
            Map<String, byte[]> files = ResourceFolder.read(loader, "web", "index.js");
            assertThat(files).containsOnlyKeys("index.js", "deep/er.css");
            assertThat(files.get("deep/er.css")).isEqualTo(bytes("two"));
        }
    }

    private static URLClassLoader loader(Path place) throws IOException {
        return new URLClassLoader(new URL[] {place.toUri().toURL()}, null);
    }

    private static String openFiles() throws IOException {
        var open = new StringBuilder();
        try (var links = Files.list(Path.of("/proc/self/fd"))) {
            for (Path link : (Iterable<Path>) links::iterator) {
                if (Files.isSymbolicLink(link)) {
                    open.append(Files.readSymbolicLink(link)).append('\n');
                }
            }
        }
        return open.toString();
    }

    private void write(String name, String text) throws IOException {
        Path file = classes.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
