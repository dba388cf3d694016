package dcts.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dcts.api.ApiException;
import dcts.core.testing.LeakCheck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class PluginWorkTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    @RegisterExtension
    final LeakCheck leaks = new LeakCheck();

    private final PluginWork work = new PluginWork(new ClassLoader() {});

    @Test
    void nothingBeginsAfterTheEnd() {
        var begun = new AtomicInteger();
        work.end();
        assertThatThrownBy(() -> work.run("late", LIMIT, begun::incrementAndGet))
                .isInstanceOf(ApiException.class)
                .hasMessage("unavailable");
        work.runUnlessOver("late", LIMIT, begun::incrementAndGet);
        assertThat(begun).hasValue(0);
        assertThat(work.check()).isEmpty();
    }

    /** Callers that have looked up a handler at the last moment. */
    @Test
    void whatHasBegunEndsBeforeTheEndDoes() throws Exception {
        List<Thread> callers = Collections.synchronizedList(new ArrayList<>());
        var ended = new AtomicBoolean();
        var late = new AtomicInteger();
        var running = new CountDownLatch(8);
        for (int i = 0; i < 8; i++) {
            callers.add(Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        work.run("call", LIMIT, () -> late.addAndGet(ended.get() ? 1 : 0));
                        running.countDown();
                    }
                } catch (ApiException e) {
                    assertThat(e).hasMessage("unavailable");
                }
            }));
        }
        running.await();
        work.end();
        ended.set(true);
        for (Thread caller : callers) {
            caller.join();
        }
        assertThat(late).hasValue(0);
    }

    @Test
    void anInterruptOfACallIsNotFeltByTheNext() {
        work.run("interrupts itself", LIMIT, () -> Thread.currentThread().interrupt());
        assertThat(Thread.interrupted()).isFalse();
        Thread.currentThread().interrupt();
        work.run("is interrupted before", LIMIT, () -> {});
        assertThat(Thread.interrupted()).isTrue();
    }
}
