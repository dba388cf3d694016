package dcts.core.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dcts.api.ApiException;
import dcts.api.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RateLimiterTest {
    private static final Limit TEN_A_MINUTE = Limit.of(10, Duration.ofMinutes(1));

    private final AtomicLong now = new AtomicLong(1_000_000);
    private final RateLimiter limiter = new RateLimiter(() -> Instant.ofEpochMilli(now.get()), true);

    @ParameterizedTest
    @EnumSource
    void everyLimitLetsItsNumberThroughAndTellsWhenToComeBack(RateLimit limit) {
        for (int i = 0; i < limit.limit().permits(); i++) {
            limiter.take(limit, "someone");
        }
        ApiException refused = catchThrowableOfType(ApiException.class, () -> limiter.take(limit, "someone"));
        assertThat(refused.code()).isEqualTo("rate_limited");
        assertThat(refused.retryAfter())
                .isEqualTo(limit.limit().window().dividedBy(limit.limit().permits()));
        limiter.take(limit, "someone else");
    }

    @Test
    void permitsComeBackOneByOne() {
        drain(10);
        now.addAndGet(5_999);
        assertThat(refusedAfter()).isEqualTo(Duration.ofMillis(1));
        now.addAndGet(1);
        take();
        assertThat(refusedAfter()).isNotNull();
        now.addAndGet(60_000);
        drain(10);
        assertThat(refusedAfter())
                .as("no more than a window's worth is saved up")
                .isNotNull();
    }

    /** Who is refused and asks again at once is not set back by asking. */
    @ParameterizedTest
    @CsvSource({"1, 60", "7, 60", "1, 3600", "100, 3600", "359, 3600"})
    void askingInVainCostsNothing(int everyMillis, int windowSeconds) {
        Limit limit = Limit.of(10, Duration.ofSeconds(windowSeconds));
        for (int i = 0; i < 10; i++) {
            limiter.take("slow", limit, "me");
        }
        long start = now.get();
        long due = start + windowSeconds * 100L;
        while (now.get() < due) {
            assertThat(refused("slow", limit)).isTrue();
            now.addAndGet(everyMillis);
        }
        assertThat(refused("slow", limit)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"-3600000", "-5000", "-1"})
    void aClockThatJumpsBackNeitherGivesNorTakes(long jump) {
        drain(10);
        now.addAndGet(jump);
        assertThat(refusedAfter()).isEqualTo(Duration.ofSeconds(6));
        now.addAndGet(6_000);
        take();
        assertThat(refusedAfter()).isNotNull();
    }

    @Test
    void aClockThatJumpsFarAheadGivesOneWindow() {
        drain(10);
        now.set(Long.MAX_VALUE / 8);
        drain(10);
        assertThat(refusedAfter()).isNotNull();
    }

    /** Numbers that do not divide: who comes back when told to is let in, and a moment before not. */
    @ParameterizedTest
    @CsvSource({"1, 1000", "3, 1000", "7, 60000", "11, 1", "999, 1000"})
    void theTimeToComeBackIsExact(int permits, int windowMillis) {
        Limit limit = Limit.of(permits, Duration.ofMillis(windowMillis));
        for (int i = 0; i < permits; i++) {
            limiter.take("exact", limit, "me");
        }
        long wait = Objects.requireNonNull(
                        catchThrowableOfType(ApiException.class, () -> limiter.take("exact", limit, "me"))
                                .retryAfter())
                .toMillis();
        now.addAndGet(wait - 1);
        assertThat(refused("exact", limit)).isTrue();
        now.addAndGet(1);
        assertThat(refused("exact", limit)).isFalse();
    }

    @Test
    void namesAreCountedApart() {
        drain(10);
        limiter.take("other", TEN_A_MINUTE, "me");
    }

    @Test
    void manyAtOnceGetNoMoreThanThereIs() {
        var let = new AtomicInteger();
        IntStream.range(0, 500).parallel().forEach(i -> {
            try {
                take();
                let.incrementAndGet();
            } catch (ApiException e) {
                assertThat(e.code()).isEqualTo("rate_limited");
            }
        });
        assertThat(let).hasValue(10);
    }

    @Test
    void manyKeysDoNotFillTheMemory() {
        limiter.take("strangers", Limit.of(1, Duration.ofHours(1)), "me");
        for (int i = 0; i < 200_000; i++) {
            limiter.take("strangers", TEN_A_MINUTE, i);
            now.addAndGet(1);
        }
        assertThat(limiter.held()).isLessThan(100_001);
        assertThat(refused("strangers", Limit.of(1, Duration.ofHours(1))))
                .as("who is at the limit is not forgotten")
                .isTrue();
    }

    @Test
    void switchedOffItLetsEverythingThrough() {
        var off = new RateLimiter(() -> Instant.EPOCH, false);
        assertThatCode(() -> IntStream.range(0, 1_000).forEach(i -> off.take(RateLimit.REGISTER_ADDRESS, "me")))
                .doesNotThrowAnyException();
    }

    private void drain(int permits) {
        for (int i = 0; i < permits; i++) {
            take();
        }
    }

    private void take() {
        limiter.take("test", TEN_A_MINUTE, "me");
    }

    private boolean refused(String name, Limit limit) {
        try {
            limiter.take(name, limit, "me");
            return false;
        } catch (ApiException e) {
            return true;
        }
    }

    private @Nullable Duration refusedAfter() {
        return catchThrowableOfType(ApiException.class, this::take).retryAfter();
    }
}
