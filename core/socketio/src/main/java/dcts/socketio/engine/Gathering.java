package dcts.socketio.engine;

import java.time.Duration;

/**
 * Whether a frame waits a moment for others. On a connection that was idle it never does; on a busy one it does as long as
 * that {@linkplain FlushTick pays}. Guarded by the session's lock.
 */
final class Gathering {
    private static final long BUSY_NANOS = Duration.ofMillis(25).toNanos();

    private final FlushTick tick;
    private long lastWrite;
    private boolean waiting;

    Gathering(FlushTick tick, long now) {
        this.tick = tick;
        this.lastWrite = now - BUSY_NANOS;
    }

    /** True if what is queued should wait for company. */
    boolean pays(long now) {
        return now - lastWrite < BUSY_NANOS && tick.pays(now);
    }

    /** Notes the wait; true if it has just begun. */
    boolean begin() {
        boolean begun = !waiting;
        waiting = true;
        return begun;
    }

    /** A write begins, not only of what never waits: that makes no connection busy. */
    void wrote(long now) {
        lastWrite = now;
        waiting = false;
    }
}
