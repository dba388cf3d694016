package dcts.core.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A directory with all that is in it. */
public final class DirectoryTree {
    private DirectoryTree() {}

    /** Does nothing if it is not there. Links are removed, not followed. */
    public static void delete(Path root) throws IOException {
        if (Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            for (Path path : walk(root).reversed()) {
                Files.delete(path);
            }
        }
    }

    /** Copies with attributes into a directory that must not exist. */
    static void copy(Path root, Path target) throws IOException {
        for (Path path : walk(root)) {
            Files.copy(path, target.resolve(root.relativize(path)), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /** Bytes of all files. */
    static long size(Path root) throws IOException {
        long bytes = 0;
        for (Path path : walk(root)) {
            bytes += Files.size(path);
        }
        return bytes;
    }

    /** Parents before children. */
    private static List<Path> walk(Path root) throws IOException {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.sorted(Comparator.naturalOrder()).toList();
        }
    }
}
