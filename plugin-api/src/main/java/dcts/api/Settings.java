package dcts.api;

import java.util.function.Consumer;

/**
 * What the owner has set, as a record of the plugin's own.
 *
 * {@snippet file="Examples.java" region="settings"}
 */
public interface Settings<S extends Record> {
    /** The values that hold now: defaults, what the owner has set, and what the environment fixes, in this order. */
    S get();

    /** Is told the new values after each change, one change at a time; not told the first ones. */
    void onChange(Consumer<S> listener);
}
