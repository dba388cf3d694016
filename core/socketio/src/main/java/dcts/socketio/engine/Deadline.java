package dcts.socketio.engine;

import java.time.Duration;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** A task that is due at a time, which can be brought forward but not put off. Guarded by the session's lock. */
final class Deadline {
    private final Timers timers;
    private final Runnable task;
    private long dueAt;
    private @Nullable Future<?> timer;

    Deadline(Timers timers, Runnable task) {
        this.timers = timers;
        this.task = task;
    }

    /** Runs the task after a time, unless it is due sooner already. */
    void within(Duration time) {
        long at = timers.nanoTime() + time.toNanos();
        if (timer == null || at - dueAt < 0) {
            stop();
            dueAt = at;
            timer = timers.schedule(task, time);
        }
    }

    void stop() {
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
