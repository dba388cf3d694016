package dcts.socketio.engine;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/** One timer for all connections that gather frames: what waits at a tick leaves with it. */
final class FlushTick {
    /** Short enough that nobody sees it, long enough that the frames of a busy room meet. */
    static final Duration GATHER = Duration.ofMillis(4);

    private final Timers timers;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean armed = new AtomicBoolean();

    FlushTick(Timers timers) {
        this.timers = timers;
    }

    /** Runs a flush at the next tick, at most {@link #GATHER} from now. */
    void add(Runnable flush) {
        waiting.add(flush);
        if (armed.compareAndSet(false, true)) {
            var unused = timers.schedule(this::tick, GATHER);
        }
    }

    private void tick() {
        // Before the first is taken: one that is added from now on may be missed by this tick and needs another.
        armed.set(false);
        for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
            next.run();
        }
    }
}
