package dcts.core.db;

import java.util.function.Consumer;

/**
 * A MariaDB server that this process runs in {@code mariadb/} of its data directory: loopback only, a port of its own,
 * one account with a random password, every commit flushed to the disk.
 */
public final class PrivateDatabase implements AutoCloseable {
    private PrivateDatabase() {}

    /**
     * Starts the server, after making its tables where there are none and after stopping one that an earlier process
     * left behind. Returns when it answers.
     *
     * @param lock the right to the data directory; must be held as long as the server runs
     * @param onDeath called once, on a thread of the runtime, with a sentence if the server ends before {@link #close}
     * @throws DatabaseException if there is no fitting MariaDB or it does not start
     */
    public static PrivateDatabase start(
            DataDirectoryLock lock, PrivateDatabaseOptions options, Consumer<String> onDeath) {
        throw new UnsupportedOperationException();
    }

    /** Where it listens, and its one account. */
    public DatabaseAddress address() {
        throw new UnsupportedOperationException();
    }

    /** Whether the server process runs. */
    public boolean alive() {
        throw new UnsupportedOperationException();
    }

    /** Ends the server: politely, then by force after 8 seconds. Does nothing the second time. */
    @Override
    public void close() {}
}
