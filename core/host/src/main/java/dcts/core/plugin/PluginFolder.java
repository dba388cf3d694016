package dcts.core.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The folder of archives, and the folder of their copies. Only copies are opened, under names that tell their content, so
 * that an archive can be replaced at any time and what runs is what was read.
 */
final class PluginFolder {
    private final Path archives;
    private final Path copies;

    /**
     * What a look into the folder showed.
     *
     * @param found archives that could be read
     * @param failures why others could not, by the name of the file
     */
    record Content(List<PluginPlan.Found> found, Map<String, String> failures) {}

    PluginFolder(Path archives, Path copies) {
        this.archives = archives;
        this.copies = copies;
    }

    /** Removes the copies of an earlier run. */
    void clean() {
        try {
            Files.createDirectories(copies);
            for (Path old : jarsOf(copies)) {
                Files.delete(old);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies what is new and reads all manifests. */
    Content look() {
        List<PluginPlan.Found> found = new ArrayList<>();
        Map<String, String> failures = new TreeMap<>();
        for (Path archive : jarsOf(archives)) {
            String name = String.valueOf(archive.getFileName());
            try {
                Path copy = copy(archive, name);
                found.add(new PluginPlan.Found(name, copy, new ManifestReader().read(copy, name)));
            } catch (IOException e) {
                failures.put(name, "it cannot be copied: " + e.getMessage());
            } catch (PluginException e) {
                failures.put(name, String.valueOf(e.getMessage()));
            }
        }
        return new Content(found, failures);
    }

    private Path copy(Path archive, String name) throws IOException {
        byte[] content = Files.readAllBytes(archive);
        String stem = name.substring(0, name.length() - ".jar".length());
        Path copy = copies.resolve(stem + "-" + hash(content).substring(0, 16) + ".jar");
        if (!Files.exists(copy)) {
            Files.write(copy, content);
        }
        return copy;
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    private static List<Path> jarsOf(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
