package dcts.socketio.engine;

import java.time.Duration;

/**
 * Whether a frame waits a moment for others. On a connection that was idle it never does; on a busy one it does as long as
 * that pays, and where every frame turns out to be alone it stops for a while. Guarded by the session's lock.
 */
final class Gathering {
    private static final long BUSY_NANOS = Duration.ofMillis(25).toNanos();
    private static final int WRITES_WITHOUT = 16;

    private long lastWrite;
    private int rest;
    private boolean waiting;

    Gathering(long now) {
        lastWrite = now - BUSY_NANOS;
    }

    /** True if what is queued should wait for company. */
    boolean pays(long now) {
        return rest == 0 && now - lastWrite < BUSY_NANOS;
    }

    /** Notes the wait; true if it has just begun. */
    boolean begin() {
        boolean begun = !waiting;
        waiting = true;
        return begun;
    }

    /** A write begins, not only of what never waits: that makes no connection busy. */
    void wrote(int frames, long now) {
        lastWrite = now;
        if (waiting && frames == 1) {
            rest = WRITES_WITHOUT;
        } else if (rest > 0) {
            rest--;
        }
        waiting = false;
    }
}
