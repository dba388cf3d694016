package dcts.core.plugin;

import dcts.core.db.Worker;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Something that is done again and again on a thread of its own, never twice at once. */
final class Recurring implements Worker {
    private static final Logger LOG = LoggerFactory.getLogger(Recurring.class);
    private static final Duration END_LIMIT = Duration.ofSeconds(5);

    private final String name;
    private final Duration period;
    private final Runnable task;
    private final Thread thread;
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile boolean ended;
    private volatile long endBy;

    Recurring(String name, Duration period, Runnable task, ThreadFactory threads) {
        this.name = name;
        this.period = period;
        this.task = task;
        this.thread = threads.newThread(this::run);
        thread.setName("task-" + name);
        thread.start();
    }

    private void run() {
        while (!awaitEnd()) {
            try {
                task.run();
            } catch (RuntimeException | Error e) { // border to a plugin's code: the next round comes all the same
                if (!ended) {
                    LOG.error("The task {} failed.", name, e);
                }
            }
        }
    }

    /** Waits for one period; true if it is over. */
    private boolean awaitEnd() {
        try {
            return end.await(period.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return ended; // an interrupt that was meant for a round that has ended meanwhile
        }
    }

    @Override
    public void shutdown() {
        if (!ended) {
            endBy = System.nanoTime() + END_LIMIT.toNanos();
            ended = true;
            end.countDown();
        }
    }

    @Override
    public void close() {
        shutdown();
        try {
            if (!thread.join(Duration.ofNanos(Math.max(0, endBy - System.nanoTime())))) {
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
