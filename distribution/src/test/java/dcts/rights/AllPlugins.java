package dcts.rights;

import dcts.core.TestHost;
import dcts.core.testing.PluginJar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collections;
import java.util.Map;

/** A server in this process with every plugin on the class path: those that are shipped, and the example. */
final class AllPlugins {
    private static final String MANIFEST = "plugin.json";

    private AllPlugins() {}

    /**
     * Starts it.
     *
     * @param folder an empty folder of the test's own, where plugins of the test may lie in {@code plugins}
     */
    static TestHost start(Path folder) {
        try {
            Path plugins = Files.createDirectories(folder.resolve("plugins"));
            int number = 0;
            for (URL found : Collections.list(
                    Thread.currentThread().getContextClassLoader().getResources(MANIFEST))) {
                pack(place(found), plugins.resolve("plugin-" + number++ + ".jar"));
            }
            return TestHost.start(folder, Map.of("DCTS_PLUGINS_INSTALL_OVER_HTTP", "true"), InstantSource.system());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pack(Path place, Path jar) throws IOException {
        if (Files.isDirectory(place)) {
            PluginJar.pack(place, jar);
        } else {
            Files.copy(place, jar);
        }
    }

    /** A folder of classes, or an archive. */
    private static Path place(URL manifest) throws IOException {
        URLConnection connection = manifest.openConnection();
        return connection instanceof JarURLConnection jar
                ? Path.of(URI.create(jar.getJarFileURL().toString()))
                : Path.of(URI.create(manifest.toString())).resolveSibling("");
    }
}
