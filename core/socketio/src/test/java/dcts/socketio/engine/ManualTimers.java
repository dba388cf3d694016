package dcts.socketio.engine;

import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** A clock that moves when it is told to, and runs what is due while it moves. */
final class ManualTimers implements Timers {
    private record Due(long at, FutureTask<?> task) {}

    private final PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparingLong(Due::at));
    private long now = 1;

    @Override
    public long nanoTime() {
        return now;
    }

    @Override
    public Future<?> schedule(Runnable task, Duration delay) {
        FutureTask<?> future = new FutureTask<>(task, null);
        due.add(new Due(now + delay.toNanos(), future));
        return future;
    }

    void advance(long millis) {
        long until = now + Duration.ofMillis(millis).toNanos();
        for (Due next = due.peek(); next != null && next.at() <= until; next = due.peek()) {
            due.remove();
            now = Math.max(now, next.at());
            run(next.task());
        }
        now = until;
    }

    /** A task that throws fails the test. */
    private static void run(FutureTask<?> task) {
        task.run();
        if (task.state() == Future.State.FAILED) {
            throw new AssertionError(task.exceptionNow());
        }
    }

    /** Moves the clock while the timer thread sleeps. */
    void skip(long millis) {
        now += Duration.ofMillis(millis).toNanos();
    }

    /** Tasks that will still run. */
    long pending() {
        return due.stream().filter(next -> !next.task().isCancelled()).count();
    }

    @Override
    public void close() {
        due.clear();
    }
}
