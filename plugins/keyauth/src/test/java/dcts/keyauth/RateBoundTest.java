package dcts.keyauth;

import static dcts.keyauth.RateBound.Verdict.ADDRESS_WAITS;
import static dcts.keyauth.RateBound.Verdict.ALL_WAIT;
import static dcts.keyauth.RateBound.Verdict.GRANTED;
import static org.assertj.core.api.Assertions.assertThat;

import dcts.api.Limit;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Permits are counted for each address and for all, and come back one by one. */
class RateBoundTest {
    private final TurnedClock clock = new TurnedClock();
    private final RateBound bound =
            new RateBound(clock, Limit.of(3, Duration.ofSeconds(30)), Limit.of(5, Duration.ofSeconds(50)));

    @Test
    void permitsComeBackOneByOne() {
        assertThat(bound.take("a")).isEqualTo(GRANTED);
        assertThat(bound.take("a")).isEqualTo(GRANTED);
        assertThat(bound.take("a")).isEqualTo(GRANTED);
        assertThat(bound.take("a")).isEqualTo(ADDRESS_WAITS);

        clock.turn(Duration.ofMillis(9_999));
        assertThat(bound.take("a")).isEqualTo(ADDRESS_WAITS);
        clock.turn(Duration.ofMillis(1));
        assertThat(bound.take("a")).isEqualTo(GRANTED);
        assertThat(bound.take("a")).isEqualTo(ADDRESS_WAITS);
    }

    @Test
    void allTogetherHaveABoundOfTheirOwn() {
        for (String address : new String[] {"a", "b", "c", "d", "e"}) {
            assertThat(bound.take(address)).isEqualTo(GRANTED);
        }
        assertThat(bound.take("f")).isEqualTo(ALL_WAIT);

        // A refusal by one bound takes nothing of the other.
        clock.turn(Duration.ofSeconds(10));
        assertThat(bound.take("f")).isEqualTo(GRANTED);
        assertThat(bound.take("f")).isEqualTo(ALL_WAIT);
    }

    @Test
    void aLongPauseGivesNoMoreThanTheBound() {
        clock.turn(Duration.ofDays(1));
        assertThat(bound.take("a")).isEqualTo(GRANTED);
        clock.turn(Duration.ofDays(1));

        for (int i = 0; i < 3; i++) {
            assertThat(bound.take("a")).isEqualTo(GRANTED);
        }
        assertThat(bound.take("a")).isEqualTo(ADDRESS_WAITS);
    }

    @Test
    void aClockThatIsPutBackStopsNobody() {
        for (int i = 0; i < 3; i++) {
            bound.take("a");
        }
        clock.turn(Duration.ofDays(-1));

        for (int i = 0; i < 3; i++) {
            assertThat(bound.take("a")).isEqualTo(GRANTED);
        }
        assertThat(bound.take("a")).isEqualTo(ADDRESS_WAITS);
    }

    @Test
    void addressesWithoutEndDoNotFillTheMemory() {
        var wide = new RateBound(clock, Limit.of(1, Duration.ofDays(1)), Limit.of(1_000_000, Duration.ofSeconds(1)));
        for (int i = 0; i < RateBound.REMEMBERED + 1_000; i++) {
            wide.take("address " + i);
        }

        assertThat(wide.remembered()).isEqualTo(RateBound.REMEMBERED);
        assertThat(wide.take("address " + RateBound.REMEMBERED)).isEqualTo(ADDRESS_WAITS);
    }
}
