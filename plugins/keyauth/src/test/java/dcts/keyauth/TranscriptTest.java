package dcts.keyauth;

import static dcts.keyauth.api.Vectors.text;
import static dcts.keyauth.api.Vectors.value;
import static org.assertj.core.api.Assertions.assertThat;

import dcts.keyauth.api.Envelope;
import dcts.keyauth.api.JsonObject;
import dcts.keyauth.api.JsonValue;
import dcts.keyauth.api.PrivateRsaKey;
import dcts.keyauth.api.Vectors;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Requests that a client sent to the original get the answers that it gave, but where its answer was a fault. */
class TranscriptTest {
    private static final JsonObject RECORDED = Vectors.object(Vectors.file("http-transcripts.json"), "dSyncAuth_1_0_9");

    /** What later versions of the original spell right. */
    private static final Map<String, String> MENDED =
            Map.of("{\"error\":\"Challange not found\"}", "{\"error\":\"Challenge not found\"}");

    private static final String NO_KEY =
            "NEGATIVE a string that is no key is accepted: password envelope with that string";

    private final TurnedClock clock = new TurnedClock();
    private final PrivateRsaKey server = Vectors.key("server");
    private final KeyAuthRoutes routes = new KeyAuthRoutes(
            KeyAuthLimits.by(clock),
            new Challenges(clock),
            new MemoryLogins(clock),
            server,
            new SecureRandom(),
            () -> text(RECORDED, "solutionOfTheLoginAbove"));

    @Test
    void theRecordedRequestsAreAnsweredAlike() {
        List<JsonObject> requests = Vectors.list(RECORDED, "requests").toList();

        assertThat(requests).hasSize(9);
        requests.forEach(this::isAnsweredAlike);
    }

    private void isAnsweredAlike(JsonObject recorded) {
        Answer answer = ask(text(recorded, "path"), Vectors.object(recorded, "requestBody"));
        String body = text(recorded, "responseBodyText");

        switch (text(recorded, "case")) {
            case "login" -> isSameChallenge(answer, body);
            case "right" -> {
                // The version that was recorded gave no session yet.
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.body())
                        .matches("\\{\"error\":null,\"sessionId\":\"[0-9a-f-]{36}\",\"expiresAt\":[0-9]{13}}");
            }
            case NO_KEY -> assertThat(answer).isEqualTo(new Answer(400, "{\"error\":\"Invalid public key\"}"));
            default ->
                assertThat(answer)
                        .isEqualTo(new Answer((int) number(recorded, "status"), MENDED.getOrDefault(body, body)));
        }
    }

    private static void isSameChallenge(Answer answer, String recorded) {
        JsonObject theirs = (JsonObject) JsonValue.parse(recorded).orElseThrow();
        JsonObject ours = Desk.json(answer);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(ours.members().keySet())
                .containsExactlyElementsOf(theirs.members().keySet());
        assertThat(text(ours, "identifier")).isEqualTo(text(theirs, "identifier"));
        assertThat(solution(ours)).isEqualTo(solution(theirs)).isEqualTo(text(RECORDED, "solutionOfTheLoginAbove"));
        Vectors.object(theirs, "challenge")
                .members()
                .forEach((name, value) -> assertThat(text(Vectors.object(ours, "challenge"), name))
                        .hasSameSizeAs(((JsonValue.Text) value).value()));
    }

    @Test
    void sessionsAreAnsweredInTheFormThatWasRecorded() {
        var desk = new Desk();
        String pem = Vectors.key("alice").publicKey().pem();
        var asked = desk.ask(Vectors.key("alice"));
        Answer verified = desk.verify(asked.identifier(), asked.solution(), pem);
        Answer known = desk.session(text(Desk.json(verified), "sessionId"), pem);

        assertThat(form(verified)).isEqualTo(form(recorded("/dSyncAuth/verify", 200)));
        assertThat(form(known)).isEqualTo(form(recorded("/dSyncAuth/verify/session", 200)));
        assertThat(text(Desk.json(known), "publicKey")).isEqualTo(pem);
        assertThat(desk.session("00000000-0000-4000-8000-000000000000", pem))
                .isEqualTo(recorded("/dSyncAuth/verify/session", 401));
        assertThat(desk.routes.session(Desk.call(JsonObject.empty())))
                .isEqualTo(recorded("/dSyncAuth/verify/session", 400));
    }

    @Test
    void theServerProvesItsKeyInTheFormThatWasRecorded() {
        var challenge = Envelope.seal("abcdefghij0123456789", server.publicKey(), new SecureRandom());
        Answer answer = routes.prove(Desk.call(JsonObject.empty().with("challenge", challenge.json())));
        JsonObject body = Desk.json(answer);

        assertThat(answer.status()).isEqualTo(200);
        // Meant to be there by the original too, whose clients never get through without it.
        assertThat(text(body, "publicKey")).isEqualTo(server.publicKey().pem());
        assertThat(body.without("publicKey").members().keySet())
                .isEqualTo(Desk.json(recorded("/dSyncAuth/challenge", 200))
                        .members()
                        .keySet());
        assertThat(text(body, "solution")).isEqualTo("abcdefghij0123456789");
        assertThat(routes.prove(Desk.call(JsonObject.empty().with("challenge", JsonObject.empty()))))
                .isEqualTo(recorded("/dSyncAuth/challenge", 400));
        assertThat(routes.prove(Desk.call(JsonObject.empty())))
                .isEqualTo(new Answer(400, "{\"error\":\"Missing challenge\"}"));
    }

    private Answer ask(String path, JsonObject body) {
        return path.endsWith("/login") ? routes.login(Desk.call(body)) : routes.verify(Desk.call(body));
    }

    private static Answer recorded(String path, int status) {
        return Vectors.list(Vectors.file("http-transcripts.json"), "dSyncAuth_sessions")
                .filter(row -> text(row, "path").equals(path) && number(row, "status", 200) == status)
                .map(row -> Vectors.object(row, "response").compact())
                .map(body -> new Answer(status, body))
                .findFirst()
                .orElseThrow();
    }

    /** The names of the members, in their order. */
    private static Set<String> form(Answer answer) {
        return Desk.json(answer).members().keySet();
    }

    private static String solution(JsonObject login) {
        var envelope =
                (Envelope.ForKey) Envelope.read(value(login, "challenge")).orElseThrow();
        return envelope.open(Vectors.key("alice")).orElseThrow();
    }

    private static double number(JsonObject object, String name) {
        return ((JsonValue.Num) value(object, name)).value();
    }

    private static double number(JsonObject object, String name, int otherwise) {
        return object.get(name).isPresent() ? number(object, name) : otherwise;
    }
}
