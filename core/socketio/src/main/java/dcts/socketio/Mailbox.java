package dcts.socketio;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the tasks of one socket one at a time, in order of arrival. Takes whatever it is given, but while it is full it
 * holds the connection, so that no more is read from the client.
 */
final class Mailbox {
    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);
    private static final int FULL_TASKS = 64;
    private static final int FULL_SIZE = 256 << 10;

    /** What a full mailbox does to its connection. */
    interface Flow {
        /** Stop reading. Called with the mailbox's lock held. */
        void hold();

        /** Go on reading. */
        void release();

        /** A task threw. */
        void failed();
    }

    private record Entry(Runnable task, int size) {}

    private final Executor executor;
    private final Flow flow;
    private final ArrayDeque<Entry> entries = new ArrayDeque<>(2);
    private int size;
    private boolean running;
    private boolean holding;

    Mailbox(Executor executor, Flow flow) {
        this.executor = executor;
        this.flow = flow;
    }

    /** Adds a task of a given weight in bytes. */
    void add(Runnable task, int weight) {
        synchronized (this) {
            entries.addLast(new Entry(task, weight));
            size += weight;
            if (!holding && (entries.size() >= FULL_TASKS || size >= FULL_SIZE)) {
                holding = true;
                flow.hold();
            }
            if (running) {
                return;
            }
            running = true;
        }
        executor.execute(this::drain);
    }

    private void drain() {
        Runnable task = next();
        while (task != null) {
            run(task);
            task = next();
        }
    }

    private @Nullable Runnable next() {
        Entry entry;
        boolean release;
        synchronized (this) {
            entry = entries.pollFirst();
            running = entry != null;
            size -= entry == null ? 0 : entry.size();
            release = holding && entries.size() <= FULL_TASKS / 2 && size <= FULL_SIZE / 2;
            holding &= !release;
        }
        if (release) {
            flow.release();
        }
        return entry == null ? null : entry.task();
    }

    /** The border at which whatever an application handler throws ends. */
    void run(Runnable task) {
        try {
            task.run();
        } catch (Throwable failure) {
            flow.failed();
            LOG.error("a handler failed", failure);
        }
    }
}
