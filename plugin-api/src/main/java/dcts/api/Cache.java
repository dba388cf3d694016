package dcts.api;

import java.util.Optional;
import java.util.function.Function;

/** Values in memory that can be loaded again. Bounded, thread-safe, counted; what is used least goes first. */
public interface Cache<K, V> {
    /**
     * The value, loaded if it is not there; "there is none" is not kept. Whoever drops the value during the load waits
     * for it, so that nothing that was dropped comes back.
     */
    Optional<V> get(K key, Function<K, Optional<V>> loader);

    /** Keeps a value. */
    void put(K key, V value);

    /** Forgets a value. */
    void drop(K key);

    /** Forgets everything. */
    void clear();
}
