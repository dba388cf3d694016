package dcts.core.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.core.metrics.Metrics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RuntimeCacheTest {
    private final Metrics metrics = new Metrics();
    private final RuntimeCache<String, Integer> cache = new Caches(metrics).cache("test", 100);
    private final AtomicInteger loads = new AtomicInteger();

    @Test
    void loadsOnce() {
        assertThat(load("a", 1)).hasValue(1);
        assertThat(load("a", 2)).hasValue(1);
        assertThat(loads).hasValue(1);
    }

    @Test
    void thatThereIsNoneIsNotKept() {
        assertThat(cache.get("a", k -> Optional.empty())).isEmpty();
        assertThat(load("a", 2)).hasValue(2);
    }

    @Test
    void forgetsWhatIsDropped() {
        load("a", 1);
        load("b", 2);
        load("c", 3);
        cache.drop("a");
        cache.dropIf(value -> value == 2);
        assertThat(cache.present(List.of("a", "b", "c", "c"))).isEqualTo(Map.of("c", 3));
        cache.clear();
        assertThat(cache.present(List.of("c"))).isEmpty();
    }

    @Test
    void holdsNoMoreThanItsBound() {
        for (int i = 0; i < 1_000; i++) {
            cache.put("k" + i, i);
        }
        assertThat(cache.size()).isLessThanOrEqualTo(100);
    }

    @Test
    void isCounted() {
        load("a", 1);
        load("a", 1);
        load("a", 1);
        assertThat(metrics.text())
                .contains("dcts_cache_test_entries 1.0", "dcts_cache_test_hits 2.0", "dcts_cache_test_misses 1.0");
    }

    /** A log-out must not be undone by somebody who looked the session up just before. */
    @Test
    @Timeout(30)
    void whatIsDroppedDuringItsLoadDoesNotComeBack() throws Exception {
        assertStaysGone(c -> c.drop("a"));
        assertStaysGone(c -> c.dropIf(value -> value == 1));
        assertStaysGone(RuntimeCache::clear);
    }

    /** The look-up of "a" ends when the values are looked through as far as "b", so past the place of "a". */
    @Test
    @Timeout(30)
    void whatIsLoadedBehindTheBackOfADropDoesNotStay() throws Exception {
        load("b", 2);
        var goOn = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> load = loadUntil(goOn, threads);
            cache.dropIf(value -> {
                goOn.countDown();
                awaitDone(load);
                return true;
            });
            load.get();
        }
        assertThat(cache.present(List.of("a", "b"))).isEmpty();
    }

    /** A look-up of "a" that is under way when this returns, and ends when it may go on. */
    private Future<?> loadUntil(CountDownLatch goOn, ExecutorService threads) {
        var loading = new CountDownLatch(1);
        Future<?> load = threads.submit(() -> cache.get("a", k -> {
            loading.countDown();
            await(goOn);
            return Optional.of(1);
        }));
        await(loading);
        return load;
    }

    private void assertStaysGone(Consumer<RuntimeCache<String, Integer>> drop) throws Exception {
        var goOn = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> load = loadUntil(goOn, threads);
            Future<?> dropped = threads.submit(() -> drop.accept(cache));
            // Either the drop waits for the load, or it is done at once and the load must not be kept.
            Thread.onSpinWait();
            threads.execute(() -> {
                awaitDone(dropped);
                goOn.countDown();
            });
            load.get();
            dropped.get();
        }
        assertThat(cache.present(List.of("a"))).isEmpty();
    }

    /** Gives one its chance to finish before the other does. */
    private static void awaitDone(Future<?> either) {
        try {
            either.get(300, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            assertThat(either).as("it waits for the other").isNotDone();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Optional<Integer> load(String key, int value) {
        return cache.get(key, k -> {
            loads.incrementAndGet();
            return Optional.of(value);
        });
    }
}
