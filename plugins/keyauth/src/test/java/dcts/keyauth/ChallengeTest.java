package dcts.keyauth;

import static dcts.keyauth.api.Vectors.text;
import static org.assertj.core.api.Assertions.assertThat;

import dcts.keyauth.api.JsonObject;
import dcts.keyauth.api.Vectors;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Challenges are named as in the original, random, bounded, and used once. */
class ChallengeTest {
    private final TurnedClock clock = new TurnedClock();
    private final Challenges challenges = new Challenges(clock);

    @TestFactory
    Stream<DynamicTest> challengesAreNamedAlike() {
        return Vectors.list(Vectors.file("keys.json"), "keys")
                .map(key -> DynamicTest.dynamicTest(text(key, "name"), () -> isNamedAlike(key)));
    }

    private static void isNamedAlike(JsonObject key) {
        String pem = text(key, "publicKeyPem");

        assertThat(Challenge.identifier(pem)).isEqualTo(text(key, "dSyncAuthIdentifier"));
        assertThat(Challenge.identifier(pem.replace("\n", "\r\n")))
                .isEqualTo(text(key, "dSyncAuthIdentifierOfCrlfPem"));
    }

    @Test
    void aShortTextHasNoName() {
        assertThat(Challenge.identifier("garbage")).isEmpty();
        assertThat(Challenge.identifier("x".repeat(80))).isEmpty();
        assertThat(Challenge.identifier("x".repeat(81))).isEqualTo("eA==");
    }

    @Test
    void solutionsAreRandomLettersAndDigits() {
        var random = new SecureRandom();
        var seen = new HashSet<String>();
        for (int i = 0; i < 1_000; i++) {
            String solution = Challenge.solution(random);
            assertThat(Challenge.isSolution(solution)).isTrue();
            seen.add(solution);
        }

        assertThat(seen).hasSize(1_000).allMatch(solution -> solution.length() == 24);
        assertThat(String.join("", seen).chars().distinct()).hasSize(36);
    }

    @Test
    void theyAreForgottenInTheirOrder() {
        challenges.add("a", "key", "first");
        clock.turn(Duration.ofSeconds(6));
        challenges.add("b", "key", "second");
        assertThat(challenges.waiting()).isEqualTo(2);

        clock.turn(Duration.ofSeconds(4));
        assertThat(challenges.waiting()).isOne();
        assertThat(challenges.solve("a", "key", "first")).isEqualTo(Challenges.Outcome.UNKNOWN);
        assertThat(challenges.solve("b", "other", "second")).isEqualTo(Challenges.Outcome.WRONG);
        assertThat(challenges.solve("b", "key", "second")).isEqualTo(Challenges.Outcome.SOLVED);
        assertThat(challenges.waiting()).isZero();
    }

    @Test
    void thereAreNeverMoreThanTheirBound() {
        for (int i = 0; i < Challenges.CAPACITY; i++) {
            assertThat(challenges.add("a", "key", "solution" + i)).isTrue();
        }
        assertThat(challenges.add("b", "key", "one more")).isFalse();

        clock.turn(Challenges.LIFETIME);
        assertThat(challenges.add("b", "key", "one more")).isTrue();
        assertThat(challenges.waiting()).isOne();
    }

    @Test
    void aClockThatIsPutBackKeepsNoneForLonger() {
        challenges.add("a", "key", "before");
        clock.turn(Duration.ofDays(-1));
        assertThat(challenges.add("a", "key", "after")).isTrue();

        assertThat(challenges.waiting()).isOne();
        assertThat(challenges.solve("a", "key", "before")).isEqualTo(Challenges.Outcome.WRONG);
        assertThat(challenges.solve("a", "key", "after")).isEqualTo(Challenges.Outcome.SOLVED);
    }

    @Test
    void ofManyAtOnceOneSolves() {
        challenges.add("a", "key", "solution");
        var outcomes = new ConcurrentLinkedQueue<Challenges.Outcome>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                threads.execute(() -> outcomes.add(challenges.solve("a", "key", "solution")));
            }
        }

        assertThat(outcomes).hasSize(100).containsOnlyOnce(Challenges.Outcome.SOLVED);
    }
}
