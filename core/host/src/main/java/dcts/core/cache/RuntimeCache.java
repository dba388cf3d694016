package dcts.core.cache;

import com.github.benmanes.caffeine.cache.Caffeine;
import dcts.api.Cache;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** One named cache: bounded, counted, thread-safe. What it loses can be loaded again. */
public final class RuntimeCache<K, V> implements Cache<K, V>, AutoCloseable {
    private final com.github.benmanes.caffeine.cache.Cache<K, V> entries;
    private List<Runnable> gauges = List.of();
    /** The keys of the look-ups under way, each under a mark of its own; the map shows those only when they are done. */
    private final Map<Object, K> loading = new ConcurrentHashMap<>();

    /** A cache that holds at most so many entries. */
    RuntimeCache(long maxEntries) {
        this.entries = Caffeine.newBuilder()
                .maximumSize(maxEntries)
                .executor(Runnable::run)
                .recordStats()
                .build();
    }

    @Override
    public Optional<V> get(K key, Function<K, Optional<V>> loader) {
        V there = entries.getIfPresent(key);
        return there == null ? load(key, loader) : Optional.of(there);
    }

    private Optional<V> load(K key, Function<K, Optional<V>> loader) {
        Object mark = new Object();
        loading.put(mark, key);
        try {
            return Optional.ofNullable(entries.asMap()
                    .compute(key, (k, there) -> there == null ? loader.apply(k).orElse(null) : there));
        } finally {
            loading.remove(mark);
        }
    }

    /** Those of the values that are there. */
    public Map<K, V> present(Collection<K> keys) {
        return entries.getAllPresent(Set.copyOf(keys));
    }

    @Override
    public void put(K key, V value) {
        entries.put(key, value);
    }

    /** Keeps a value in place of another; does nothing if that is not there any more. */
    public void replace(K key, V old, V value) {
        entries.asMap().replace(key, old, value);
    }

    @Override
    public void drop(K key) {
        entries.invalidate(key);
    }

    /** Forgets the values that match. */
    public void dropIf(Predicate<V> matches) {
        // Taken first: a look-up that ends while the values are looked through leaves its value where that has passed.
        List<K> underWay = List.copyOf(loading.values());
        entries.asMap().values().removeIf(matches);
        underWay.forEach(key ->
                entries.asMap().compute(key, (k, loaded) -> loaded == null || matches.test(loaded) ? null : loaded));
    }

    @Override
    public void clear() {
        dropIf(value -> true);
    }

    /** Takes what shows the cache, so that it can be taken away with it. */
    void shownBy(List<Runnable> takeAway) {
        gauges = List.copyOf(takeAway);
    }

    /** Forgets everything and is shown no longer. */
    @Override
    public void close() {
        gauges.forEach(Runnable::run);
        clear();
    }

    /** How many values it holds, or a few more. */
    public long size() {
        return entries.estimatedSize();
    }

    long hits() {
        return entries.stats().hitCount();
    }

    long misses() {
        return entries.stats().missCount();
    }
}
