package dcts.core.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Those who are told of something, each whatever becomes of the others. Thread-safe. */
public final class Listeners<T> {
    private final List<Consumer<T>> all = new CopyOnWriteArrayList<>();

    /** Adds one who is told from now on, after those before him. */
    public void add(Consumer<T> listener) {
        all.add(listener);
    }

    /**
     * Tells all of them.
     *
     * @throws RuntimeException the first failure, once all are told; it carries the others
     */
    public void tell(T what) {
        inAnyCase(all.stream()
                .<Runnable>map(listener -> () -> listener.accept(what))
                .toArray(Runnable[]::new));
    }

    /**
     * Does one after the other, whatever becomes of those before.
     *
     * @throws RuntimeException the first failure, once all are done; it carries the others
     */
    public static void inAnyCase(Runnable... steps) {
        RuntimeException first = null;
        for (Runnable step : steps) {
            try {
                step.run();
            } catch (RuntimeException e) {
                if (first == null) {
                    first = e;
                } else if (!first.equals(e)) { // nothing can be suppressed in itself
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
