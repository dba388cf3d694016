package dcts.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test that leaves a thread behind, or that made the server warn of something the test did not expect. In a field
 * of the test it looks for threads after each test, in a static field after all tests of the class.
 */
public final class LeakCheck implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    /** Every server of these tests says this at its start. */
    private static final List<String> USUAL = List.of("Rate limits are off (DCTS_LIMITS=off)");

    /** Threads of the runtime, of the clients' libraries and of libraries that keep one for ever. */
    private static final List<String> NOT_OURS = List.of(
            "ForkJoinPool",
            "HttpClient-",
            "OkHttp",
            "Okio",
            "EventThread",
            "engine.io-client",
            "MasterPoller",
            "Read-Poller",
            "Write-Poller",
            "VirtualThread-unblocker",
            "Attach Listener",
            "junit-jupiter",
            "process reaper",
            "prometheus-metrics-scheduler");

    private final List<String> expected = new CopyOnWriteArrayList<>(USUAL);
    private final Duration patience;
    private boolean wholeClass;
    private Set<Thread> before = Set.of();
    private @Nullable LogLines log;

    public LeakCheck() {
        this(Duration.ofSeconds(10));
    }

    /** Waits only so long for threads that are on their way out. */
    LeakCheck(Duration patience) {
        this.patience = patience;
    }

    /** Warnings and errors that contain this are part of the test. */
    public void expect(String part) {
        expected.add(part);
    }

    /** What has been logged since the test began. */
    public LogLines log() {
        return Objects.requireNonNull(log);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        wholeClass = true;
        before = alive();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        before = wholeClass ? before : alive();
        log = new LogLines();
    }

    @Override
    public void afterEach(ExtensionContext context) throws InterruptedException {
        List<String> threads = wholeClass ? List.of() : leftThreads();
        log().close();
        assertThat(threads).as("threads left behind").isEmpty();
        assertThat(log().all().stream()
                        .filter(LogLines.Line::alarming)
                        .filter(line -> expected.stream().noneMatch(line.text()::contains)))
                .as("unexpected warnings")
                .isEmpty();
    }

    @Override
    public void afterAll(ExtensionContext context) throws InterruptedException {
        assertThat(leftThreads()).as("threads left behind").isEmpty();
    }

    private List<String> leftThreads() throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        for (Thread thread : alive()) {
            Duration left = Duration.ofNanos(until - System.nanoTime());
            if (ours(thread) && left.isPositive()) {
                thread.join(left.toMillis() + 1);
            }
        }
        return alive().stream().filter(this::ours).map(Thread::getName).toList();
    }

    private boolean ours(Thread thread) {
        return !before.contains(thread) && NOT_OURS.stream().noneMatch(thread.getName()::startsWith);
    }

    private static Set<Thread> alive() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .collect(Collectors.toSet());
    }
}
