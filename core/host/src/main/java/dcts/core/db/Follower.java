package dcts.core.db;

import dcts.api.Journal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands the rows of a journal to one handler, in order, and remembers how far it has come: after the handler, so that rows
 * come again if the server dies in between.
 */
final class Follower<R extends Record> implements Worker {
    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final int AT_ONCE = 100;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration END_LIMIT = Duration.ofSeconds(5);

    private final Place place;
    private final Journal.Reader<R> reader;
    private final Consumer<List<R>> handler;
    private final Semaphore news = new Semaphore(0);
    private volatile boolean ended;
    private volatile long endBy;
    private @Nullable Thread thread;

    /**
     * How far a follower has come.
     *
     * @param first where it begins if it has never been here
     */
    record Place(JournalStore store, String follower, String journal, long first) {
        long load() {
            return store.position(follower, journal).orElseGet(() -> {
                store.save(follower, journal, first);
                return first;
            });
        }

        void save(long position) {
            store.save(follower, journal, position);
        }
    }

    Follower(Place place, Journal.Reader<R> reader, Consumer<List<R>> handler) {
        this.place = place;
        this.reader = reader;
        this.handler = handler;
    }

    void start(ThreadFactory threads) {
        Thread started = threads.newThread(this::run);
        started.setName("follower-" + place.follower + "-" + place.journal);
        thread = started;
        started.start();
    }

    void wake() {
        news.release();
    }

    private void run() {
        long position = -1;
        Duration pause = FIRST_PAUSE;
        while (!ended) {
            try {
                position = position < 0 ? place.load() : position;
                List<Journal.Entry<R>> rows = reader.after(position, AT_ONCE);
                if (rows.isEmpty()) {
                    await(LOOK_EVERY);
                } else {
                    handler.accept(rows.stream().map(Journal.Entry::row).toList());
                    position = rows.getLast().id().value();
                    place.save(position);
                }
                pause = FIRST_PAUSE;
            } catch (RuntimeException | Error e) { // border to a plugin's code: the rows come again
                if (ended) {
                    return;
                }
                LOG.error("{} failed over {}; the rows come again.", place.follower, place.journal, e);
                await(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    private void await(Duration atMost) {
        try {
            if (news.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
                news.drainPermits();
            }
        } catch (InterruptedException e) {
            // Whoever interrupts ends the follower, or a handler that took too long and has returned: the loop looks.
            return;
        }
    }

    @Override
    public void shutdown() {
        if (!ended) {
            endBy = System.nanoTime() + END_LIMIT.toNanos();
            ended = true;
            news.release();
        }
    }

    @Override
    public void close() {
        shutdown();
        Thread running = thread;
        if (running != null) {
            try {
                if (!running.join(Duration.ofNanos(Math.max(0, endBy - System.nanoTime())))) {
                    running.interrupt();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
