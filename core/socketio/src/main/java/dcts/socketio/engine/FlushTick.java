package dcts.socketio.engine;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;

/**
 * One timer for all connections that gather frames: what waits at a tick leaves with it. Whether gathering pays is decided
 * here for all of them together: a broadcast reaches them one after the other, so that one connection alone cannot see
 * that the next broadcast is under way.
 */
final class FlushTick {
    /** Short enough that nobody sees it, long enough that the frames of a busy room meet. */
    static final Duration GATHER = Duration.ofMillis(4);
    /** So long nobody waits after a tick that was hardly worth it. */
    static final Duration REST = Duration.ofMillis(60);

    private final Timers timers;
    private final Queue<IntSupplier> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean armed = new AtomicBoolean();
    private volatile long restUntil;

    FlushTick(Timers timers) {
        this.timers = timers;
        this.restUntil = timers.nanoTime();
    }

    /** True if those who have something to send should wait for more. */
    boolean pays(long now) {
        return now - restUntil >= 0;
    }

    /**
     * Runs a flush at the next tick, at most {@link #GATHER} from now.
     *
     * @param flush returns how many frames it wrote
     */
    void add(IntSupplier flush) {
        waiting.add(flush);
        if (armed.compareAndSet(false, true)) {
            var unused = timers.schedule(this::tick, GATHER);
        }
    }

    private void tick() {
        // Before the first is taken: one that is added from now on may be missed by this tick and needs another.
        armed.set(false);
        int connections = 0;
        int frames = 0;
        for (IntSupplier next = waiting.poll(); next != null; next = waiting.poll()) {
            int wrote = next.getAsInt();
            frames += wrote;
            connections += Math.min(wrote, 1);
        }
        // Less than one frame more on every fourth connection.
        if (frames < connections + connections / 4.0) {
            restUntil = timers.nanoTime() + REST.toNanos();
        }
    }
}
