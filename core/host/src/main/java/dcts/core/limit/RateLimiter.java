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

    private record BucketKey(String name, Object key) {}

    /** Immutable, so that a bucket is replaced atomically. Milli-permits avoid fractions. */
    private record Bucket(long milliPermits, long at, Limit limit) {
        Bucket refilled(long now) {
            long full = limit.permits() * 1000L;
            long elapsed = Math.clamp(now - at, 0, limit.window().toMillis());
            long gained = full * elapsed / limit.window().toMillis();
            return new Bucket(Math.min(full, milliPermits + gained), now, limit);
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
            Bucket bucket = old == null ? new Bucket(limit.permits() * 1000L, now, limit) : old.refilled(now);
            if (bucket.milliPermits < 1000) {
                wait[0] = waitMillis(bucket);
                return bucket;
            }
            return new Bucket(bucket.milliPermits - 1000, now, limit);
        });
        if (wait[0] > 0) {
            throw ApiException.rateLimited(Duration.ofMillis(wait[0]));
        }
    }

    private static long waitMillis(Bucket bucket) {
        long window = bucket.limit.window().toMillis();
        return Math.max(1, (1000 - bucket.milliPermits) * window / (bucket.limit.permits() * 1000L));
    }

    private void sweep(long now) {
        if (buckets.size() > SWEEP_AT) {
            buckets.values().removeIf(b -> b.refilled(now).milliPermits == b.limit.permits() * 1000L);
        }
    }
}
