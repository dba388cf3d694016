package dcts.core;

import dcts.core.db.DataDirectoryLock;
import dcts.core.db.DatabaseAddress;
import dcts.core.db.DatabaseException;
import dcts.core.db.PrivateDatabase;
import dcts.core.db.PrivateDatabaseOptions;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The private database, started again when it dies. It comes back on its port with its account, so that the pool of
 * connections only has to connect anew.
 */
final class KeptDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeptDatabase.class);
    private static final long PAUSE_NANOS = 1_000_000_000;

    private final DataDirectoryLock directory;
    private final PrivateDatabaseOptions choices;
    private final ReentrantLock lock = new ReentrantLock();
    private PrivateDatabase current;
    private volatile boolean closing;

    KeptDatabase(DataDirectoryLock directory, PrivateDatabaseOptions choices) {
        this.directory = directory;
        this.choices = choices;
        this.current = PrivateDatabase.start(directory, choices, this::died);
    }

    DatabaseAddress address() {
        lock.lock();
        try {
            return current.address();
        } finally {
            lock.unlock();
        }
    }

    /** From now on a death is no surprise: whoever ends the server may end its database at the same time. */
    void expectEnd() {
        closing = true;
    }

    private void died(String sentence) {
        if (closing) {
            return;
        }
        LOG.error("{}", sentence);
        while (!closing && !startedAgain()) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private boolean startedAgain() {
        lock.lock();
        try {
            if (!closing) {
                current = PrivateDatabase.start(directory, choices, this::died);
                LOG.warn("The private MariaDB server runs again.");
            }
            return true;
        } catch (DatabaseException e) {
            LOG.error("The private MariaDB server could not be started again. {}", e.getMessage());
            return false;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        closing = true;
        lock.lock();
        try {
            current.close();
        } finally {
            lock.unlock();
        }
    }
}
