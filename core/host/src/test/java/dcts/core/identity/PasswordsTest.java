package dcts.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dcts.api.ApiException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PasswordsTest {
    private static final int AT_ONCE = 2;
    private static final int WAITING = 50;

    private final CountDownLatch finish = new CountDownLatch(1);
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final Passwords slow = new Passwords(new SecureRandom(), this::slowly);
    private final List<Thread> threads = new ArrayList<>();
    private final HashMemory memory = new HashMemory(Thread.ofVirtual().factory(), Duration.ofMillis(200));

    @AfterEach
    void letGo() throws InterruptedException {
        finish.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Test
    void aHashFitsItsPasswordAlone() {
        var passwords = new Passwords(new SecureRandom(), memory);
        String hash = passwords.hash("correct horse");
        assertThat(hash).matches("\\$argon2id\\$v=19\\$m=47104,t=1,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
        assertThat(passwords.matches("correct horse", hash)).isTrue();
        assertThat(passwords.matches("correct horsE", hash)).isFalse();
        assertThat(passwords.matches("", hash)).isFalse();
        assertThat(passwords.hash("correct horse")).isNotEqualTo(hash);
    }

    @Test
    void theMemoryOfAHashIsUsedAgainAndGivenBackInTheEnd() throws InterruptedException {
        var passwords = new Passwords(new SecureRandom(), memory);
        passwords.hash("one");
        int blocks = memory.kept();
        assertThat(blocks).isBetween(46 * 1024, 46 * 1024 + 100);
        passwords.hash("another");
        assertThat(memory.kept()).isIn(blocks, 0);
        while (memory.kept() > 0) {
            Thread.onSpinWait();
        }
        String hash = passwords.hash("third");
        assertThat(passwords.matches("third", hash)).isTrue();
    }

    /** Made by the reference program: {@code argon2 somesaltsomesalt -id -t 1 -k 47104 -p 1 -l 32 -e}. */
    @Test
    void aHashOfAnotherProgramIsUnderstood() {
        String known = "$argon2id$v=19$m=47104,t=1,p=1$c29tZXNhbHRzb21lc2FsdA"
                + "$ur4TYd1Vh6y2DwLFW6Rmjhmxg2OPZxI2tEGx0F+gBg0";
        assertThat(new Passwords(new SecureRandom(), memory).matches("correct horse", known))
                .isTrue();
    }

    @Test
    void anUnknownNameCostsTheSameWork() {
        finish.countDown();
        slow.pretend("anything");
        assertThat(done).hasValue(1);
        slow.matches("anything", slow.hash("anything"));
        assertThat(done).hasValue(3);
    }

    @Test
    void twoAreWorkedOutAtOnceFiftyWaitAndTheNextIsRefused() throws InterruptedException {
        fill();
        ApiException refused = catchThrowableOfType(ApiException.class, () -> slow.hash("one too many"));
        assertThat(refused.code()).isEqualTo("unavailable");
        assertThat(refused.retryAfter()).isPositive();

        letGo();
        assertThat(most).hasValue(AT_ONCE);
        assertThat(done).hasValue(AT_ONCE + WAITING);
        assertThat(slow.hash("again")).as("there is room again").isNotEmpty();
    }

    @Test
    void whoIsInterruptedWhileWaitingIsRefusedAndLeavesRoom() throws InterruptedException {
        fill();
        Thread impatient = threads.stream()
                .filter(t -> t.getState() == Thread.State.TIMED_WAITING)
                .findAny()
                .orElseThrow();
        impatient.interrupt();
        impatient.join();
        start();
        awaitWaiting();
        letGo();
        assertThat(done).hasValue(AT_ONCE + WAITING);
    }

    private void fill() {
        for (int i = 0; i < AT_ONCE + WAITING; i++) {
            start();
        }
        awaitWaiting();
    }

    private void start() {
        threads.add(Thread.ofPlatform().start(() -> {
            try {
                slow.hash("password");
            } catch (ApiException e) {
                assertThat(Thread.currentThread().isInterrupted()).isTrue();
            }
        }));
    }

    private void awaitWaiting() {
        while (threads.stream()
                        .filter(t -> t.getState() == Thread.State.TIMED_WAITING || t.getState() == Thread.State.WAITING)
                        .count()
                < AT_ONCE + WAITING) {
            Thread.onSpinWait();
        }
    }

    private byte[] slowly(String password, byte[] salt) {
        most.accumulateAndGet(running.incrementAndGet(), Math::max);
        try {
            finish.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running.decrementAndGet();
        done.incrementAndGet();
        return new byte[32];
    }
}
