package dcts.keyauth;

import static dcts.keyauth.Desk.call;
import static dcts.keyauth.Desk.json;
import static org.assertj.core.api.Assertions.assertThat;

import dcts.keyauth.api.Envelope;
import dcts.keyauth.api.JsonObject;
import dcts.keyauth.api.JsonValue;
import dcts.keyauth.api.PrivateRsaKey;
import dcts.keyauth.api.Vectors;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The log-in by key lets the key's owner in, and nobody by the ways that were open in the original. */
class KeyAuthRoutesTest {
    private static final Answer WRONG = new Answer(403, "{\"error\":\"Invalid solution or key\"}");
    private static final Answer UNKNOWN = new Answer(404, "{\"error\":\"Challenge not found\"}");
    private static final Answer NO_SESSION = new Answer(401, "{\"error\":\"Invalid session\"}");
    private static final Answer NO_KEY = new Answer(400, "{\"error\":\"Invalid public key\"}");

    private final Desk desk = new Desk();
    private final PrivateRsaKey alice = Vectors.key("alice");
    private final PrivateRsaKey bob = Vectors.key("bob");
    private final String pem = alice.publicKey().pem();

    @Test
    void theOwnerOfAKeyIsLetInAndStaysIn() {
        String session = desk.enter(alice);

        assertThat(desk.session(session, pem).status()).isEqualTo(200);
        desk.clock.turn(Duration.ofDays(29));
        assertThat(desk.session(session, pem).status()).isEqualTo(200);
        desk.clock.turn(Duration.ofDays(1));
        assertThat(desk.session(session, pem)).isEqualTo(NO_SESSION);
    }

    @Test
    void aSolutionIsGoodForOneLogin() {
        var asked = desk.ask(alice);

        assertThat(desk.verify(asked.identifier(), asked.solution(), pem).status())
                .isEqualTo(200);
        assertThat(desk.verify(asked.identifier(), asked.solution(), pem)).isEqualTo(UNKNOWN);
        assertThat(desk.logins.opened()).isOne();
    }

    @Test
    void aSolutionIsGoodForTenSeconds() {
        var early = desk.ask(alice);
        desk.clock.turn(Challenges.LIFETIME.minusMillis(1));
        assertThat(desk.verify(early.identifier(), early.solution(), pem).status())
                .isEqualTo(200);

        var late = desk.ask(alice);
        desk.clock.turn(Challenges.LIFETIME);
        assertThat(desk.verify(late.identifier(), late.solution(), pem)).isEqualTo(UNKNOWN);
    }

    @Test
    void aSolutionIsGoodForItsKeyOnly() {
        var asked = desk.ask(bob);

        assertThat(desk.verify(asked.identifier(), asked.solution(), pem)).isEqualTo(WRONG);
        assertThat(desk.verify(asked.identifier(), asked.solution(), "")).isEqualTo(WRONG);
        assertThat(desk.verify(
                                asked.identifier(),
                                asked.solution(),
                                bob.publicKey().pem())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void somebodyElsesRequestDoesNotSpoilALogin() {
        var first = desk.ask(alice);
        var second = desk.ask(alice);

        assertThat(second.identifier()).isEqualTo(first.identifier());
        assertThat(second.solution()).isNotEqualTo(first.solution());
        assertThat(desk.verify(first.identifier(), "guess", pem)).isEqualTo(WRONG);
        assertThat(desk.verify(first.identifier(), first.solution(), pem).status())
                .isEqualTo(200);
        assertThat(desk.verify(second.identifier(), second.solution(), pem).status())
                .isEqualTo(200);
    }

    @Test
    void aTwinOfTheGlobalIdIsSomebodyElse() {
        String twin = Vectors.text(
                Vectors.object(Vectors.file("gid-collisions.json"), "sameGidOtherKey"), "otherPublicKeyPem");
        var asked = desk.ask(alice);
        String session = desk.enter(alice);

        assertThat(Challenge.identifier(twin)).isEqualTo(asked.identifier());
        assertThat(desk.verify(asked.identifier(), asked.solution(), twin)).isEqualTo(WRONG);
        assertThat(desk.session(session, twin)).isEqualTo(NO_SESSION);
        assertThat(desk.session(session, pem).status()).isEqualTo(200);
    }

    @Test
    void aSessionNeedsItsKeyToo() {
        String session = desk.enter(alice);
        JsonObject idOnly = JsonObject.empty().with("sessionId", session);

        assertThat(desk.routes.session(call(idOnly))).isEqualTo(NO_SESSION);
        assertThat(desk.session(session, bob.publicKey().pem())).isEqualTo(NO_SESSION);
        assertThat(desk.session(session, "garbage")).isEqualTo(NO_SESSION);
        assertThat(desk.session(session.repeat(50), pem)).isEqualTo(NO_SESSION);
        assertThat(desk.routes.session(
                        call(idOnly.with("sessionId", new JsonValue.Num(7)).with("publicKey", pem))))
                .isEqualTo(NO_SESSION);
        // The same key as a telephone writes it.
        assertThat(desk.session(session, pem.stripTrailing()).status()).isEqualTo(200);
    }

    static Stream<JsonValue> whatIsNoKey() {
        JsonObject nonKey = Vectors.object(Vectors.file("gid-collisions.json"), "nonKeyString");
        return Stream.of(
                new JsonValue.Text("garbage"),
                new JsonValue.Text(Vectors.text(nonKey, "publicKeyFieldValue")),
                new JsonValue.Text(Vectors.key("alice").publicKey().pem().replace("fQIDAQAB", "")),
                new JsonValue.Text("x-----BEGIN PUBLIC KEY-----"),
                new JsonValue.Num(1),
                JsonValue.Literal.TRUE,
                JsonObject.empty(),
                new JsonValue.Items(List.of()));
    }

    @ParameterizedTest
    @MethodSource
    void whatIsNoKey(JsonValue publicKey) {
        assertThat(desk.routes.login(call(JsonObject.empty().with("publicKey", publicKey))))
                .isEqualTo(NO_KEY);
        assertThat(desk.challenges.waiting()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "false", "0", "\"\"", "-0"})
    void whatCountsAsMissing(String value) {
        assertThat(desk.routes.login(call("a", "{\"publicKey\":" + value + "}")))
                .isEqualTo(new Answer(400, "{\"error\":\"Missing public key\"}"));
        assertThat(desk.routes.verify(call("a", "{\"identifier\":" + value + "}")))
                .isEqualTo(new Answer(400, "{\"error\":\"Missing identifier\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "7", "null", "{", "\"x\"", "{\"a\":1}x"})
    void aBodyIsAnObject(String body) {
        Stream<Function<Call, Answer>> all =
                Stream.of(desk.routes::login, desk.routes::verify, desk.routes::session, desk.routes::prove);

        all.forEach(route ->
                assertThat(route.apply(call("a", body))).isEqualTo(new Answer(400, "{\"error\":\"Invalid body\"}")));
    }

    @Test
    void aBodyHasABound() {
        String start = "{\"publicKey\":\"";
        String full = start + "x".repeat(KeyAuthRoutes.MAX_BODY - start.length() - 2) + "\"}";

        assertThat(desk.routes.login(call("a", full))).isEqualTo(NO_KEY);
        assertThat(desk.routes.login(call("a", full + " ")))
                .isEqualTo(new Answer(413, "{\"error\":\"Body too large\"}"));
    }

    @Test
    void whomTheHostRefusesIsTold() {
        desk.logins.ban(alice.publicKey());
        var asked = desk.ask(alice);

        assertThat(desk.verify(asked.identifier(), asked.solution(), pem))
                .isEqualTo(new Answer(403, "{\"error\":\"forbidden\"}"));
    }

    @Test
    void anAddressMayAskSoOften() {
        JsonObject body = JsonObject.empty().with("publicKey", pem);
        for (int i = 0; i < KeyAuthLimits.LOGIN.permits(); i++) {
            assertThat(desk.routes.login(call(body)).status()).isEqualTo(200);
        }

        assertThat(desk.routes.login(call(body))).isEqualTo(new Answer(429, "{\"error\":\"Too many requests\"}"));
        assertThat(desk.routes.login(call("192.0.2.2", body.compact())).status())
                .isEqualTo(200);
        desk.clock.turn(Duration.ofSeconds(2));
        assertThat(desk.routes.login(call(body)).status()).isEqualTo(200);
    }

    @Test
    void tooManyChallengesAreNotKept() {
        for (int i = 0; i < Challenges.CAPACITY; i++) {
            desk.challenges.add("somebody", pem, "solution" + i);
        }

        assertThat(desk.routes.login(call(JsonObject.empty().with("publicKey", pem))))
                .isEqualTo(new Answer(503, "{\"error\":\"Too many challenges\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<p>hello</p>", "short", "With Blanks in it", "UPPERCASE0000", "", "0123456789\n"})
    void theServerOpensNothingButChallenges(String text) {
        assertThat(prove(Envelope.seal(text, desk.serverKey.publicKey(), desk.random)))
                .isEqualTo(new Answer(400, "{\"error\":\"Failed to solve challenge\"}"));
    }

    @Test
    void theServerOpensWhatIsForItselfOnly() {
        Answer failed = new Answer(400, "{\"error\":\"Failed to solve challenge\"}");

        assertThat(prove(Envelope.seal("0123456789", desk.serverKey.publicKey(), desk.random))
                        .status())
                .isEqualTo(200);
        assertThat(prove(Envelope.seal("0123456789", alice.publicKey(), desk.random)))
                .isEqualTo(failed);
        assertThat(prove(Envelope.seal("0123456789", "password", desk.random))).isEqualTo(failed);
        assertThat(desk.routes.prove(call(JsonObject.empty().with("challenge", "text"))))
                .isEqualTo(failed);
    }

    @Test
    void nothingSecretIsInWhatLogsMayShow() {
        String session = desk.enter(alice);
        var found = desk.logins.find(session).orElseThrow();

        assertThat(found.toString()).doesNotContain(session);
        assertThat(desk.session(session, pem).toString()).isEqualTo("Answer[200]");
        assertThat(json(desk.session(session, pem)).toString()).isEqualTo("JsonObject of 4");
    }

    private Answer prove(Envelope challenge) {
        return desk.routes.prove(call(JsonObject.empty().with("challenge", challenge.json())));
    }
}
