package dcts.core.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/** The directories that plugins have for themselves, readable by the server's user only. */
final class PluginFiles {
    private PluginFiles() {}

    static Path directory(Path root, String pluginId) {
        Path directory = root.resolve(pluginId);
        try {
            Files.createDirectories(root);
            if (!Files.isDirectory(directory)) {
                Files.createDirectory(
                        directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The bytes of all its files; 0 if it has none. */
    static long bytes(Path root, String pluginId) {
        Path directory = root.resolve(pluginId);
        if (!Files.isDirectory(directory)) {
            return 0;
        }
        var sum = new long[1];
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    sum[0] += attributes.size();
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    return FileVisitResult.CONTINUE; // it was removed meanwhile
                }
            });
            return sum[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
