package dcts.socketio;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for something that gives no sign of its own. */
final class Await {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(10);

    private Await() {}

    static void until(BooleanSupplier condition) throws InterruptedException {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > LIMIT_NANOS) {
                throw new AssertionError("waited too long");
            }
            new CountDownLatch(1).await(5, TimeUnit.MILLISECONDS);
        }
    }
}
