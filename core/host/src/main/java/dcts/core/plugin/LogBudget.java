package dcts.core.plugin;

import java.util.Optional;

/** How much one plugin may write into the log, so that what others write can be found in it. Thread-safe. */
final class LogBudget {
    private static final long WINDOW_NANOS = 10_000_000_000L;
    /** More than these within the window are left out. */
    private static final int LINES = 200;
    /** Who writes more than these within the window does it on purpose, or is broken. */
    private static final int MOST = 2_000;

    private long since = System.nanoTime();
    private int lines;

    /** Takes the place of one line; false if there is none. */
    synchronized boolean take() {
        long now = System.nanoTime();
        if (now - since > WINDOW_NANOS) {
            since = now;
            lines = 0;
        }
        return ++lines <= LINES;
    }

    /** Why the plugin cannot go on, if it cannot. */
    synchronized Optional<String> tooMany() {
        return lines > MOST
                ? Optional.of("it wrote more than " + MOST + " lines into the log within "
                        + WINDOW_NANOS / 1_000_000_000 + " s, of which " + LINES + " are there")
                : Optional.empty();
    }
}
