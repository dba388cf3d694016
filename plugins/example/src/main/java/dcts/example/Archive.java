package dcts.example;

import dcts.api.Settings;
import dcts.example.api.Notice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Takes down what is too old and keeps it in a file, which backups contain. */
final class Archive {
    private final NoticeBoard board;
    private final NoticeStore store;
    private final Settings<ExampleSettings> settings;
    private final Path file;
    private final InstantSource clock;

    Archive(
            NoticeBoard board,
            NoticeStore store,
            Settings<ExampleSettings> settings,
            Path folder,
            InstantSource clock) {
        this.board = board;
        this.store = store;
        this.settings = settings;
        this.file = folder.resolve("old-notices.txt");
        this.clock = clock;
    }

    void sweep() {
        Instant oldest = clock.instant().minus(Duration.ofDays(settings.get().keepDays()));
        for (Notice notice : store.olderThan(oldest.toEpochMilli())) {
            write(notice);
            board.remove(notice, transaction -> {});
        }
    }

    private void write(Notice notice) {
        String line = Instant.ofEpochMilli(notice.createdAt()) + " " + notice.text() + "\n";
        try {
            Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
