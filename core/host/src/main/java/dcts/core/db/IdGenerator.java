package dcts.core.db;

import dcts.api.Id;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Gives ids that grow: 41 bits of milliseconds since 2025, 10 bits of node number, 12 bits of count. When the clock
 * stands still or jumps back the count goes on from the last id, so that order never depends on the clock. Thread-safe.
 */
public final class IdGenerator {
    /** 2025-01-01T00:00:00Z in milliseconds UTC. */
    private static final long EPOCH = 1_735_689_600_000L;

    private static final int COUNT_BITS = 12;
    private static final int NODE_BITS = 10;

    private final InstantSource clock;
    private final long node;
    private final AtomicLong last = new AtomicLong();

    /**
     * A generator.
     *
     * @param node this server's number among those that share a database, 0 to 1023
     */
    public IdGenerator(InstantSource clock, int node) {
        if (node < 0 || node >= 1 << NODE_BITS) {
            throw new IllegalArgumentException("a node number is 0 to 1023");
        }
        this.clock = clock;
        this.node = node;
    }

    /** A new id. */
    public Id next() {
        long now = (clock.millis() - EPOCH) << COUNT_BITS;
        long moment = last.updateAndGet(before -> Math.max(before + 1, now));
        long count = moment & ((1L << COUNT_BITS) - 1);
        return new Id((moment >>> COUNT_BITS) << (NODE_BITS + COUNT_BITS) | node << COUNT_BITS | count);
    }

    /** Makes later ids larger than this one, which was stored by an earlier run. */
    public void continueAfter(Id stored) {
        long millis = stored.value() >>> (NODE_BITS + COUNT_BITS);
        long moment = (millis << COUNT_BITS) | (1L << COUNT_BITS) - 1;
        last.accumulateAndGet(moment, Math::max);
    }

    /** When the id was made, in milliseconds UTC as far as the clock was right. */
    public static long millisOf(Id id) {
        return (id.value() >>> (NODE_BITS + COUNT_BITS)) + EPOCH;
    }
}
