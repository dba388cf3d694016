package dcts.core.plugin;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything handed out to one plugin, taken back in reverse order. Thread-safe. */
final class Ledger implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);

    private final String owner;
    private final Deque<Runnable> entries = new ArrayDeque<>();
    /** Who registers more has lost count of it. */
    private static final int MOST = 10_000;

    private boolean closed;
    private volatile boolean over;

    Ledger(String owner) {
        this.owner = owner;
    }

    /**
     * Notes how to take something back.
     *
     * @throws IllegalStateException if the plugin has ended, or has too many things already
     */
    synchronized void note(Runnable takeBack) {
        if (closed || entries.size() == MOST) {
            takeBack.run();
            throw new IllegalStateException("the plugin " + owner
                    + (closed ? " has ended" : " has registered " + MOST + " things and may not register more"));
        }
        entries.push(takeBack);
    }

    synchronized void demandOpen() {
        if (closed) {
            throw new IllegalStateException("the plugin " + owner + " has ended");
        }
    }

    /** Demands that not everything was taken back yet: what ends may still tell what it has done. */
    void demandNotOver() {
        if (over) {
            throw new IllegalStateException("the plugin " + owner + " has ended");
        }
    }

    @Override
    public void close() {
        Deque<Runnable> left;
        synchronized (this) {
            closed = true;
            left = new ArrayDeque<>(entries);
            entries.clear();
        }
        left.forEach(this::takeBack);
        over = true;
    }

    private void takeBack(Runnable entry) {
        try {
            entry.run();
        } catch (RuntimeException e) { // the rest must be taken back all the same
            LOG.error("Something of {} could not be taken back.", owner, e);
        }
    }
}
