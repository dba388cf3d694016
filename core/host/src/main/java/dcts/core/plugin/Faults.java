package dcts.core.plugin;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** Counts what a plugin's code throws that it should not; decides when it is too much. Thread-safe. */
final class Faults {
    /** So many within the window are no accident. */
    private static final int MOST = 50;

    private static final long WINDOW_NANOS = 10_000_000_000L;

    private final LongAdder sum = new LongAdder();
    private final Deque<Long> latest = new ArrayDeque<>();
    private String last = "";

    synchronized void note(String what, Throwable fault) {
        sum.increment();
        last = what + " failed: " + PluginException.words(fault);
        latest.addLast(System.nanoTime());
        if (latest.size() > MOST) {
            latest.removeFirst();
        }
    }

    long sum() {
        return sum.sum();
    }

    /** Why the plugin cannot go on, if it cannot. */
    synchronized Optional<String> tooMany() {
        boolean many = latest.size() == MOST && System.nanoTime() - latest.getFirst() < WINDOW_NANOS;
        return many
                ? Optional.of("its code threw " + MOST + " times within " + WINDOW_NANOS / 1_000_000_000 + " s, last: "
                        + last)
                : Optional.empty();
    }
}
