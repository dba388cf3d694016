package dcts.core.plugin;

import dcts.core.db.Worker;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything handed out to one plugin, taken back in reverse order. What works on threads of its own is told to end before
 * any of it is waited for, so that many take no longer than one. Thread-safe.
 */
final class Ledger implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    /** Who registers more has lost count of it. */
    private static final int MOST = 10_000;

    private final String owner;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private boolean closed;
    private volatile boolean over;

    /** Something handed out: how to tell it to end, and how to take it back. */
    private record Entry(Runnable shutdown, Runnable takeBack) {}

    Ledger(String owner) {
        this.owner = owner;
    }

    /**
     * Notes how to take something back.
     *
     * @throws IllegalStateException if the plugin has ended, or has too many things already
     */
    void note(Runnable takeBack) {
        note(new Entry(() -> {}, takeBack));
    }

    /**
     * Notes something that works on a thread of its own.
     *
     * @throws IllegalStateException if the plugin has ended, or has too many things already
     */
    void note(Worker worker) {
        note(new Entry(worker::shutdown, worker::close));
    }

    private void note(Entry entry) {
        Optional<String> refusal = keep(entry);
        if (refusal.isPresent()) {
            entry.takeBack.run(); // without the lock: it may wait for something that registers something itself
            throw new IllegalStateException("the plugin " + owner + refusal.get());
        }
    }

    private synchronized Optional<String> keep(Entry entry) {
        if (closed) {
            return Optional.of(" has ended");
        } else if (entries.size() == MOST) {
            return Optional.of(" has registered " + MOST + " things and may not register more");
        }
        entries.push(entry);
        return Optional.empty();
    }

    /** Demands that not everything was taken back yet: what ends may still tell what it has done. */
    void demandNotOver() {
        if (over) {
            throw new IllegalStateException("the plugin " + owner + " has ended");
        }
    }

    @Override
    public void close() {
        List<Entry> left;
        synchronized (this) {
            closed = true;
            left = List.copyOf(entries);
            entries.clear();
        }
        left.forEach(entry -> run(entry.shutdown));
        left.forEach(entry -> run(entry.takeBack));
    }

    /** From now on nothing is let through that was handed out; what was at work may have come to its end before. */
    void end() {
        over = true;
    }

    private void run(Runnable ending) {
        try {
            ending.run();
        } catch (RuntimeException e) { // the rest must be taken back all the same
            LOG.error("Something of {} could not be taken back.", owner, e);
        }
    }
}
