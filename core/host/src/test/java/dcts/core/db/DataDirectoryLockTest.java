package dcts.core.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryLockTest {
    @TempDir
    Path directory;

    @Test
    void makesTheDirectoryAndIsFreeAgainAfterClose() {
        Path data = directory.resolve("made").resolve("here");
        DataDirectoryLock.acquire(data).close();
        try (DataDirectoryLock lock = DataDirectoryLock.acquire(data)) {
            assertThat(lock.directory()).isDirectory().isAbsolute();
        }
    }

    @Test
    void aSecondHolderIsRefused() {
        try (DataDirectoryLock first = DataDirectoryLock.acquire(directory)) {
            assertThatThrownBy(() -> DataDirectoryLock.acquire(directory))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessage("The data directory " + first.directory() + " is in use by another server (process "
                            + ProcessHandle.current().pid()
                            + "). Stop that one, or choose another directory with --data.");
        }
    }

    /** A file in the way, because root may write wherever a mode forbids it. */
    @Test
    void aDirectoryThatCannotBeMadeIsASentence() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "in the way");
        assertThatThrownBy(() -> DataDirectoryLock.acquire(file.resolve("data")))
                .isInstanceOf(DatabaseException.class)
                .hasMessageStartingWith("The data directory " + file.resolve("data") + " cannot be written")
                .hasMessageContaining("--data");
    }
}
