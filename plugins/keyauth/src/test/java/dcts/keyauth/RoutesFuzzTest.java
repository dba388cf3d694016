package dcts.keyauth;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.keyauth.api.Envelope;
import dcts.keyauth.api.JsonObject;
import dcts.keyauth.api.Mutation;
import dcts.keyauth.api.Vectors;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Damaged requests are answered, and let nobody in who has not the key. */
class RoutesFuzzTest {
    private static final int ROUNDS = 10_000;

    private final Desk desk = new Desk();
    private final String pem = Vectors.key("alice").publicKey().pem();
    private final String bobsPem = Vectors.key("bob").publicKey().pem();

    @Test
    void everyDamagedRequestIsAnswered() {
        String session = desk.enter(Vectors.key("alice"));
        JsonObject challenge = Envelope.seal("0123456789", desk.serverKey.publicKey(), desk.random)
                .json();
        JsonObject body = JsonObject.empty()
                .with("publicKey", pem)
                .with("identifier", Challenge.identifier(pem))
                .with("solution", "0123456789")
                .with("sessionId", session)
                .with("challenge", challenge);
        List<Function<Call, Answer>> routes =
                List.of(desk.routes::login, desk.routes::verify, desk.routes::session, desk.routes::prove);
        var mutation = new Mutation(20260108);
        for (int i = 0; i < ROUNDS; i++) {
            desk.clock.turn(Duration.ofMillis(100));
            String damaged = mutation.of(body.compact());
            Answer answer = mutation.oneOf(routes).apply(Desk.call("address " + i, damaged));

            assertThat(answer.status()).as(damaged).isIn(200, 400, 401, 403, 404);
            assertThat(Desk.json(answer).members()).isNotEmpty();
        }
        // Nobody has asked for a challenge with that solution, so nobody has solved one.
        assertThat(desk.logins.opened()).isOne();
        assertThat(desk.challenges.waiting()).isLessThanOrEqualTo(100);
    }

    @Test
    void aDamagedSolutionOpensNothing() {
        JsonObject right = JsonObject.empty()
                .with("identifier", Challenge.identifier(pem))
                .with("solution", "abcdefghijklmnopqrstuvwx")
                .with("publicKey", pem);
        var mutation = new Mutation(20260109);
        int opened = 0;
        for (int i = 0; i < ROUNDS; i++) {
            desk.clock.turn(Challenges.LIFETIME);
            desk.challenges.add(Challenge.identifier(pem), pem, "abcdefghijklmnopqrstuvwx");
            desk.challenges.add(Challenge.identifier(bobsPem), bobsPem, "xwvutsrqponmlkjihgfedcba");
            Call damaged = Desk.call("address " + i, mutation.of(right.compact()));
            if (desk.routes.verify(damaged).status() == 200) {
                // What was damaged was something that nobody reads.
                JsonObject sent = Desk.json(new Answer(200, new String(damaged.body(), StandardCharsets.UTF_8)));
                right.members()
                        .forEach((name, value) -> assertThat(sent.get(name)).contains(value));
                opened++;
            }
        }
        assertThat(opened).isBetween(1, ROUNDS / 2);
    }
}
