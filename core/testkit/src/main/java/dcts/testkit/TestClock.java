package dcts.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The server's clock in a test. It goes on by itself, and the test can turn its hands forward. Tasks come at their real
 * periods and read this clock.
 */
public final class TestClock implements InstantSource {
    private final InstantSource real = InstantSource.system();
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    TestClock() {}

    /**
     * Turns the hands.
     *
     * @throws IllegalArgumentException if backwards: ids and sessions rely on a time that grows
     */
    public void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("time does not go back");
        }
        ahead.accumulateAndGet(by, Duration::plus);
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead.get());
    }
}
