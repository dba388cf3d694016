package dcts.core.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Archives that were sent and wait for the owner's word: a few, and not for long. Thread-safe. */
final class Uploads {
    static final Duration KEPT = Duration.ofMinutes(10);
    private static final int MOST = 8;

    private final Path folder;
    private final InstantSource clock;
    /** When each was received, the oldest first, by its SHA-256. */
    private final Map<String, Long> received = new LinkedHashMap<>();

    Uploads(Path folder, InstantSource clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /**
     * Receives an archive.
     *
     * @param sender writes the file
     */
    ArchiveContent receive(Consumer<Path> sender) {
        try {
            Files.createDirectories(folder);
            Path part = Files.createTempFile(folder, "upload", ".part");
            try {
                sender.accept(part);
                return keep(part);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized ArchiveContent keep(Path part) throws IOException {
        ArchiveContent content = ArchiveContent.read(part);
        Files.move(part, file(content.sha256()), StandardCopyOption.REPLACE_EXISTING);
        received.remove(content.sha256());
        received.put(content.sha256(), clock.millis());
        forgetOld();
        return content;
    }

    /** The file of an archive that was received and is not forgotten yet. */
    synchronized Optional<Path> find(String sha256) {
        forgetOld();
        return received.containsKey(sha256) ? Optional.of(file(sha256)) : Optional.empty();
    }

    synchronized void forget(String sha256) {
        if (received.remove(sha256) != null) {
            delete(sha256);
        }
    }

    private void forgetOld() {
        long since = clock.millis() - KEPT.toMillis();
        received.entrySet().removeIf(entry -> {
            boolean old = entry.getValue() <= since || received.size() > MOST;
            if (old) {
                delete(entry.getKey());
            }
            return old;
        });
    }

    private void delete(String sha256) {
        try {
            Files.deleteIfExists(file(sha256));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String sha256) {
        return folder.resolve(sha256 + ".jar");
    }
}
