package dcts.core.cache;

import dcts.core.metrics.Metrics;
import java.util.List;

/** Makes the runtime caches, so that each has a bound and shows its hit rate. */
public final class Caches {
    private final Metrics metrics;

    public Caches(Metrics metrics) {
        this.metrics = metrics;
    }

    /**
     * A new cache.
     *
     * @param name a lower-case word, unique in the server
     * @param maxEntries how many entries it holds at most
     */
    public <K, V> RuntimeCache<K, V> cache(String name, long maxEntries) {
        var cache = new RuntimeCache<K, V>(maxEntries);
        cache.shownBy(List.of(
                metrics.gauge("cache_" + name + "_entries", "Entries held.", cache::size),
                metrics.gauge("cache_" + name + "_hits", "Look-ups answered.", cache::hits),
                metrics.gauge("cache_" + name + "_misses", "Look-ups not answered.", cache::misses)));
        return cache;
    }
}
