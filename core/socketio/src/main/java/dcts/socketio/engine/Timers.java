package dcts.socketio.engine;

import java.time.Duration;
import java.util.concurrent.Future;

/** The only source of time in this library. Tests put a clock here that they move by hand. */
public interface Timers extends AutoCloseable {
    /** A clock that only goes forward, in nanoseconds. */
    long nanoTime();

    /** Runs a short task that does not block, once, after a delay. After {@link #close} nothing is run any more. */
    Future<?> schedule(Runnable task, Duration delay);

    /** Ends the timer thread. */
    @Override
    void close();
}
