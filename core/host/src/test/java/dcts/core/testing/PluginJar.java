package dcts.core.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** Packs compiled classes as Maven does, so that tests load plugins the way the server does. */
public final class PluginJar {
    private PluginJar() {}

    /** Packs a folder. */
    public static void pack(Path classes, Path jar) throws IOException {
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : (Iterable<Path>) files.sorted()::iterator) {
                String name = classes.relativize(file).toString().replace('\\', '/');
                if (Files.isRegularFile(file)) {
                    out.putNextEntry(new JarEntry(name));
                    Files.copy(file, out);
                    out.closeEntry();
                } else if (!name.isEmpty()) {
                    out.putNextEntry(new JarEntry(name + "/"));
                    out.closeEntry();
                }
            }
        }
    }
}
