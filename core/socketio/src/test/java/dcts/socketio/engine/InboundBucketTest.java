package dcts.socketio.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class InboundBucketTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final InboundBucket bucket = new InboundBucket(new InboundLimits(1, 1, 10, 1_000), 5 * SECOND);

    @Test
    void twoSecondsWorthOfPacketsMayComeAtOnce() {
        for (int i = 0; i < 20; i++) {
            assertThat(bucket.take(1, 5 * SECOND)).isZero();
        }
        assertThat(bucket.take(1, 5 * SECOND)).isEqualTo(SECOND / 10);
        assertThat(bucket.take(1, 5 * SECOND)).isEqualTo(SECOND / 5);
        assertThat(bucket.take(1, 6 * SECOND)).isZero();
    }

    @Test
    void bytesCountToo() {
        assertThat(bucket.take(2_000, 5 * SECOND)).isZero();
        assertThat(bucket.take(500, 5 * SECOND)).isEqualTo(SECOND / 2);
        assertThat(bucket.take(100, 5 * SECOND + SECOND / 2)).isEqualTo(SECOND / 10);
    }

    @Test
    void creditDoesNotGrowWithoutEnd() {
        for (int i = 0; i < 20; i++) {
            bucket.take(1, 5_000 * SECOND);
        }
        assertThat(bucket.take(1, 5_000 * SECOND)).isPositive();
    }
}
