package dcts.api;

import java.time.Duration;

/**
 * How often one caller may do something.
 *
 * @param permits how many calls are let through in one window, at least 1
 * @param window the time in which used permits come back
 */
public record Limit(int permits, Duration window) {
    public Limit {
        if (permits < 1 || window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("a limit has at least one permit in a positive window");
        }
    }

    /** A limit for one caller. */
    public static Limit of(int permits, Duration window) {
        return new Limit(permits, window);
    }
}
