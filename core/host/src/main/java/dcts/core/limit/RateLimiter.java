package dcts.core.limit;

import dcts.api.ApiException;
import dcts.api.Limit;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Token buckets by name and key. Thread-safe. Full buckets are forgotten when many are held, so that strangers cannot
 * fill the memory with keys.
 */
public final class RateLimiter {
    private static final int SWEEP_AT = 50_000;

    private final InstantSource clock;
    private final boolean enabled;
    private final ConcurrentMap<BucketKey, Bucket> buckets = new ConcurrentHashMap<>();

    /** Grows with what must be kept, so that not every call looks through all of it. */
    private volatile int sweepAt = SWEEP_AT;

    private record BucketKey(String name, Object key) {}

    /**
     * Immutable, so that a bucket is replaced atomically. A taken permit is a debt of one window, which every millisecond
     * pays off by the number of permits: whole numbers without a remainder that could get lost.
     */
    private record Bucket(long debt, long at, Limit limit) {
        Bucket paidUntil(long now) {
            long elapsed = Math.clamp(now - at, 0, windowMillis());
            return new Bucket(Math.max(0, debt - elapsed * limit.permits()), now, limit);
        }

        /** When there is a permit again; 0 if there is one now. */
        long waitMillis() {
            long tooMuch = debt + windowMillis() - windowMillis() * limit.permits();
            return Math.max(0, Math.ceilDiv(tooMuch, limit.permits()));
        }

        Bucket taken() {
            return new Bucket(debt + windowMillis(), at, limit);
        }

        private long windowMillis() {
            return limit.window().toMillis();
        }
    }

    /** A limiter that counts by the clock, or lets everything pass if not enabled. */
    public RateLimiter(InstantSource clock, boolean enabled) {
        this.clock = clock;
        this.enabled = enabled;
    }

    /**
     * Takes one permit.
     *
     * @throws ApiException {@code rate_limited} if there is none
     */
    public void take(RateLimit limit, Object key) {
        take(limit.name(), limit.limit(), key);
    }

    /**
     * Takes one permit of a limit that a plugin set.
     *
     * @param name what is limited
     * @param key for whom
     * @throws ApiException {@code rate_limited} if there is none
     */
    public void take(String name, Limit limit, Object key) {
        if (!enabled) {
            return;
        }
        long now = clock.millis();
        sweep(now);
        var wait = new long[1];
        buckets.compute(new BucketKey(name, key), (k, old) -> {
            Bucket bucket = old == null ? new Bucket(0, now, limit) : old.paidUntil(now);
            wait[0] = bucket.waitMillis();
            return wait[0] > 0 ? bucket : bucket.taken();
        });
        if (wait[0] > 0) {
            throw ApiException.rateLimited(Duration.ofMillis(wait[0]));
        }
    }

    int held() {
        return buckets.size();
    }

    private void sweep(long now) {
        if (buckets.size() > sweepAt) {
            buckets.values().removeIf(bucket -> bucket.paidUntil(now).debt == 0);
            sweepAt = Math.max(SWEEP_AT, 2 * buckets.size());
        }
    }
}
