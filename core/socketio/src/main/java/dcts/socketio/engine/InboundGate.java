package dcts.socketio.engine;

import java.time.Duration;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Says whether a session may be read. Whoever is too busy to take more holds it; the last release goes on reading. */
final class InboundGate {
    private final Timers timers;
    private long openSince;
    private int holds;
    private boolean alwaysOpen;
    private @Nullable Runnable waiting;
    private @Nullable Future<?> pause;

    InboundGate(Timers timers) {
        this.timers = timers;
        openSince = timers.nanoTime();
    }

    /** True if whatever the client sent in the time until now was read. */
    synchronized boolean wasOpenFor(Duration time) {
        return isOpen() && timers.nanoTime() - openSince >= time.toNanos();
    }

    private boolean isOpen() {
        return holds == 0 || alwaysOpen;
    }

    synchronized void hold() {
        holds++;
    }

    /** Holds for a time. */
    synchronized void hold(Duration time) {
        if (!alwaysOpen) {
            holds++;
            pause = timers.schedule(this::release, time);
        }
    }

    void release() {
        Runnable next;
        synchronized (this) {
            holds--;
            if (holds == 0) {
                openSince = timers.nanoTime();
            }
            next = takeWaiting();
        }
        if (next != null) {
            next.run();
        }
    }

    /** Lets everything through from now on. */
    void openForGood() {
        Runnable next;
        synchronized (this) {
            alwaysOpen = true;
            if (pause != null) {
                pause.cancel(false);
            }
            next = takeWaiting();
        }
        if (next != null) {
            next.run();
        }
    }

    /** Keeps the reader for later and returns true, or returns false if it may go on at once. */
    synchronized boolean park(Runnable reader) {
        if (isOpen()) {
            return false;
        }
        Runnable before = waiting;
        waiting = before == null
                ? reader
                : () -> {
                    before.run();
                    // The first may have been a reason to hold again.
                    if (!park(reader)) {
                        reader.run();
                    }
                };
        return true;
    }

    private @Nullable Runnable takeWaiting() {
        if (!isOpen()) {
            return null;
        }
        Runnable next = waiting;
        waiting = null;
        return next;
    }
}
