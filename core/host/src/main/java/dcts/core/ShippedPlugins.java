package dcts.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The list of plugins that are part of the program, by content. It lies beside the program's own jars and is written when
 * these are built, so that a file which somebody puts among the shipped plugins is not taken for one.
 */
final class ShippedPlugins {
    private ShippedPlugins() {}

    /** Whether an archive of a SHA-256 is in the list; none is if there is no list. */
    static Predicate<String> read(Path home) {
        Path list = home.resolve("lib").resolve("plugins.sha256");
        if (!Files.isReadable(list)) {
            return sha256 -> false;
        }
        try (Stream<String> lines = Files.lines(list)) {
            Set<String> known = lines.map(line -> line.split(" ", 2)[0]).collect(Collectors.toUnmodifiableSet());
            return known::contains;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the list for a folder, in the form of {@code sha256sum}. */
    static void write(Path folder, Path list) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> archives = files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
            var text = new StringBuilder();
            for (Path archive : archives) {
                text.append(hash(Files.readAllBytes(archive)))
                        .append("  ")
                        .append(archive.getFileName())
                        .append('\n');
            }
            Files.writeString(list, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
