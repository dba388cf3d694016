package dcts.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A plugin's own small values in the database: keys of 1 to 128 UTF-16 units, values up to 65,536. For what is too little
 * for a table of its own. Keys are told apart by case.
 */
public interface KeyValueStore {
    /**
     * A stored value.
     *
     * @param version grows with every change of this key, also if it was removed in between; what {@link #replace} asks for
     */
    record Entry(String value, long version) {}

    /** The value, if there is one and its time is not over. */
    Optional<Entry> get(String key);

    /** Stores a value for good, whatever was there. */
    void put(String key, String value);

    /** Stores a value for a time, at least one millisecond, whatever was there. */
    void put(String key, String value, Duration lifetime);

    /**
     * Stores a value if nothing has changed since it was read; keeps how long it lives.
     *
     * @param version of the entry that was read; 0 if there was none
     * @return whether the value was stored
     */
    boolean replace(String key, long version, String value);

    /** Removes a value; false if there was none. */
    boolean remove(String key);

    /** The keys that start so, in their order, at most so many. */
    List<String> keys(String prefix, int limit);
}
