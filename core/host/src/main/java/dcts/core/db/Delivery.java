package dcts.core.db;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells outcomes in the order of their commits, on a thread of its own, so that the next batch is written while the
 * last one is told.
 */
public final class Delivery implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    /** So many outcomes may wait before the writers do. */
    private static final int CAPACITY = 10_000;

    private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>(CAPACITY);
    private final Thread thread;
    private volatile boolean ending;

    public Delivery(ThreadFactory threads) {
        thread = threads.newThread(this::run);
        thread.setName("delivery");
        thread.start();
    }

    /** Queues an outcome; waits while too many are queued. */
    void tell(Runnable outcome) {
        boolean interrupted = false;
        while (true) {
            try {
                queue.put(outcome);
                break;
            } catch (InterruptedException e) {
                interrupted = true; // an outcome that is due is told even while the server ends
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until all that is queued now was told, or for a time. Not to be called by an outcome. */
    void await(Duration atMost) {
        var told = new CountDownLatch(1);
        long until = System.nanoTime() + atMost.toNanos();
        try {
            if (!queue.offer(told::countDown, atMost.toMillis(), TimeUnit.MILLISECONDS)
                    || !told.await(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                LOG.warn("Outcomes are still being told after {} ms.", atMost.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How many outcomes wait. */
    public int waiting() {
        return queue.size();
    }

    /** Tells what is queued and ends. */
    @Override
    public void close() {
        ending = true;
        var unused = queue.offer(() -> {}); // if it is full, the thread is awake
        try {
            thread.join(5_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!ending || !queue.isEmpty()) {
            try {
                runOne(queue.take());
            } catch (InterruptedException e) {
                LOG.debug("Told to stop, and goes on: others wait for their outcomes.", e);
            }
        }
    }

    private static void runOne(Runnable outcome) {
        try {
            outcome.run();
        } catch (RuntimeException | Error e) { // border to a plugin's code: the outcomes of others go on
            LOG.error("An outcome could not be told.", e);
        }
    }
}
