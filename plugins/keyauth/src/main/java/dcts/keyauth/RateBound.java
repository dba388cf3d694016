package dcts.keyauth;

import dcts.api.Limit;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often one address may do something, and all addresses together. It counts for each when the permits that were
 * taken will be back. Thread-safe; remembers the last 20,000 addresses.
 */
final class RateBound {
    static final int REMEMBERED = 20_000;

    private final InstantSource clock;
    private final Limit each;
    private final Limit together;
    private final Map<String, Long> paidOffAt = new Remembered();
    private long allPaidOffAt;

    /** Whether a call may go on, or what it must wait for. */
    enum Verdict {
        /** It may. */
        GRANTED,
        /** Its address has called too often. */
        ADDRESS_WAITS,
        /** All together have called too often. */
        ALL_WAIT
    }

    private static final class Remembered extends LinkedHashMap<String, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    }

    RateBound(InstantSource clock, Limit each, Limit together) {
        this.clock = clock;
        this.each = each;
        this.together = together;
    }

    /** Takes a permit of both, or of none. */
    synchronized Verdict take(String address) {
        long now = clock.millis() * 1_000;
        long own = next(paidOffAt.getOrDefault(address, now), now, each);
        long all = next(allPaidOffAt, now, together);
        if (own - now > micros(each)) {
            return Verdict.ADDRESS_WAITS;
        }
        if (all - now > micros(together)) {
            return Verdict.ALL_WAIT;
        }
        // Taken out first, so that the eldest is the one that has not called for the longest time.
        paidOffAt.remove(address);
        paidOffAt.put(address, own);
        allPaidOffAt = all;
        return Verdict.GRANTED;
    }

    synchronized int remembered() {
        return paidOffAt.size();
    }

    /** When one permit more will be back. More than a window away it can only be if the clock was put back. */
    private static long next(long paidOffAt, long now, Limit limit) {
        boolean otherTime = paidOffAt > now + micros(limit);
        return (otherTime ? now : Math.max(now, paidOffAt)) + micros(limit) / limit.permits();
    }

    private static long micros(Limit limit) {
        return limit.window().toNanos() / 1_000;
    }
}
