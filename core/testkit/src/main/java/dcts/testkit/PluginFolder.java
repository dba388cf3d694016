package dcts.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dcts.core.testing.PluginJar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A plugin as it is compiled.
 *
 * @param place a folder of classes with {@code plugin.json}, or an archive
 * @param manifest what {@code plugin.json} says
 */
record PluginFolder(Path place, JsonNode manifest) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MANIFEST = "plugin.json";

    /** The one that this module has compiled: {@code target/classes}, unless a system property names another place. */
    static PluginFolder ofThisModule() {
        Path classes = Path.of(System.getProperty("dcts.testkit.classes", "target/classes"));
        Path manifest = classes.resolve(MANIFEST);
        if (!Files.isRegularFile(manifest)) {
            throw new IllegalStateException("there is no " + manifest.toAbsolutePath() + ": this module has no plugin");
        }
        return new PluginFolder(classes, read(manifest.toUri()));
    }

    /** All on the class path but this one, for a plugin that requires others has them there. */
    List<PluginFolder> others() {
        List<PluginFolder> others = new ArrayList<>();
        try {
            for (URL found : Collections.list(
                    Thread.currentThread().getContextClassLoader().getResources(MANIFEST))) {
                var other = new PluginFolder(place(found), read(URI.create(found.toString())));
                if (!other.id().equals(id())) {
                    others.add(other);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return others;
    }

    private static Path place(URL manifest) throws IOException {
        URLConnection connection = manifest.openConnection();
        return connection instanceof JarURLConnection jar
                ? Path.of(URI.create(jar.getJarFileURL().toString()))
                : Path.of(URI.create(manifest.toString())).resolveSibling("");
    }

    private static JsonNode read(URI manifest) {
        try (var in = manifest.toURL().openStream()) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String id() {
        return manifest.path("id").asText();
    }

    List<String> capabilities() {
        List<String> capabilities = new ArrayList<>();
        manifest.path("capabilities").forEach(each -> capabilities.add(each.asText()));
        return capabilities;
    }

    /** Packs it as Maven does. */
    Path pack(Path folder) {
        Path jar = folder.resolve(id() + ".jar");
        try {
            if (Files.isDirectory(place)) {
                PluginJar.pack(place, jar);
            } else {
                Files.copy(place, jar);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jar;
    }

    boolean has(String file) {
        return Files.exists(place.resolve(file));
    }

    List<Path> classes() {
        try (Stream<Path> files = Files.walk(place)) {
            return files.filter(file -> file.toString().endsWith(".class")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page that explains it, beside the sources. */
    Optional<String> readme() {
        Path page = Path.of("README.md");
        try {
            return Files.exists(page) ? Optional.of(Files.readString(page)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
