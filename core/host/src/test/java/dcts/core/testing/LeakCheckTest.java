package dcts.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

@SuppressWarnings("NullAway") // the extension does not look at its context
class LeakCheckTest {
    private static final Logger LOG = LoggerFactory.getLogger(LeakCheckTest.class);

    private final LeakCheck check = new LeakCheck(Duration.ofMillis(50));

    @Test
    void aCleanTestPasses() throws Exception {
        check.beforeEach(null);
        LOG.info("nothing special");
        check.afterEach(null);
        assertThat(check.log().all()).hasSize(1);
    }

    @Test
    void aWarningFailsUnlessItIsExpected() throws Exception {
        check.beforeEach(null);
        LOG.warn("something is wrong with {}", 5);
        assertThatThrownBy(() -> check.afterEach(null))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("something is wrong with 5");

        check.expect("something is wrong");
        check.beforeEach(null);
        LOG.warn("something is wrong with {}", 5);
        check.afterEach(null);
    }

    @Test
    void aThreadThatIsLeftFails() throws Exception {
        var end = new CountDownLatch(1);
        check.beforeEach(null);
        Thread left = Thread.ofPlatform().name("left-alone").start(() -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        assertThatThrownBy(() -> check.afterEach(null)).hasMessageContaining("left-alone");
        end.countDown();
        left.join();
    }
}
