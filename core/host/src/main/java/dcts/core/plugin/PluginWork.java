package dcts.core.plugin;

import dcts.api.ApiException;
import dcts.core.db.Outage;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * The code of one plugin that runs at this moment, and what it has cost so far. Whatever the host calls of a plugin goes
 * through here, so that it can be timed, interrupted, and laid at the plugin's door. Thread-safe.
 */
final class PluginWork {
    /** A handler of requests. */
    static final Duration HANDLER = Duration.ofSeconds(5);
    /** A task or a follower. */
    static final Duration TASK = Duration.ofSeconds(30);

    private static final Duration GRACE = Duration.ofSeconds(3);
    /** What is left of a plugin's work may take so long once nothing more of it begins. */
    private static final Duration FINISH = Duration.ofMillis(500);

    private static final long FINISH_STEP = 2_000_000;
    private static final Duration RETRY_AFTER = Duration.ofMillis(500);

    private final ClassLoader loader;
    private final Set<Call> running = ConcurrentHashMap.newKeySet();
    private final Faults faults = new Faults();
    private volatile boolean over;
    private final LongAdder calls = new LongAdder();
    private final LongAdder busyNanos = new LongAdder();

    /** What the plugin has cost since it was started. */
    record Cost(long calls, long errors, Duration busy) {}

    /** One call that has not returned. */
    private static final class Call {
        private final Thread thread = Thread.currentThread();
        private final long since = System.nanoTime();
        private final String what;
        private final Duration limit;
        private final boolean interruptedBefore = thread.isInterrupted();
        private boolean interrupted;
        private boolean over;

        Call(String what, Duration limit) {
            this.what = what;
            this.limit = limit;
        }

        Duration lasting() {
            return Duration.ofNanos(System.nanoTime() - since);
        }

        synchronized void interrupt() {
            if (!over && !interrupted) {
                interrupted = true;
                thread.interrupt();
            }
        }

        /** An interrupt of this time was meant for this call, or made by it, and for nothing that the thread does after it. */
        synchronized void end() {
            over = true;
            if (!interruptedBefore) {
                Thread.interrupted();
            }
        }
    }

    PluginWork(ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * Calls the plugin's code.
     *
     * @param what for people, if it goes wrong
     * @param limit after which it is interrupted
     * @throws ApiException {@code unavailable} if nothing more of the plugin begins
     */
    <T> T call(String what, Duration limit, Supplier<T> work) {
        var call = new Call(what, limit);
        ClassLoader before = call.thread.getContextClassLoader();
        running.add(call);
        try {
            if (over) { // looked at after the call can be seen, so that who ends the plugin misses none
                throw ApiException.unavailable(RETRY_AFTER);
            }
            call.thread.setContextClassLoader(loader);
            return work.get();
        } catch (ApiException refusal) {
            throw refusal;
        } catch (RuntimeException | Error e) { // noted and thrown on: it is the caller who knows what to answer
            if (Outage.behind(e).isEmpty()) {
                faults.note(what, e);
            }
            throw e;
        } finally {
            running.remove(call);
            call.end();
            call.thread.setContextClassLoader(before);
            calls.increment();
            busyNanos.add(call.lasting().toNanos());
        }
    }

    /** The same for code that returns nothing. */
    void run(String what, Duration limit, Runnable work) {
        call(what, limit, () -> {
            work.run();
            return true;
        });
    }

    /** The same for what is of no use any more when the plugin ends. */
    void runUnlessOver(String what, Duration limit, Runnable work) {
        try {
            run(what, limit, work);
        } catch (ApiException e) {
            if (!over) {
                throw e;
            }
        }
    }

    /**
     * Begins nothing more, and interrupts what still runs after it had a moment to finish: an interrupt in the middle of a
     * statement costs the database's connection and the caller his answer.
     */
    void end() {
        over = true;
        long until = System.nanoTime() + FINISH.toNanos();
        while (!running.isEmpty() && System.nanoTime() < until) {
            LockSupport.parkNanos(FINISH_STEP);
        }
        running.forEach(Call::interrupt);
    }

    /** Interrupts what takes too long; tells why the plugin cannot go on, if it cannot. */
    Optional<String> check() {
        for (Call call : running) {
            Duration over = call.lasting().minus(call.limit);
            if (!over.isNegative()) {
                call.interrupt();
            }
            if (over.compareTo(GRACE) > 0) {
                return Optional.of(call.what + " took longer than " + call.limit.toSeconds()
                        + " s and could not be interrupted; its thread may run until the server is restarted");
            }
        }
        return faults.tooMany();
    }

    Cost cost() {
        return new Cost(calls.sum(), faults.sum(), Duration.ofNanos(busyNanos.sum()));
    }
}
