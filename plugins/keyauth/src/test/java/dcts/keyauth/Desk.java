package dcts.keyauth;

import dcts.keyauth.api.Envelope;
import dcts.keyauth.api.JsonObject;
import dcts.keyauth.api.JsonValue;
import dcts.keyauth.api.PrivateRsaKey;
import dcts.keyauth.api.Vectors;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/** The routes with a clock to turn, and a client that speaks to them. */
final class Desk {
    final TurnedClock clock = new TurnedClock();
    final MemoryLogins logins = new MemoryLogins(clock);
    final Challenges challenges = new Challenges(clock);
    final PrivateRsaKey serverKey = Vectors.key("server");
    final SecureRandom random = new SecureRandom();
    final KeyAuthRoutes routes = new KeyAuthRoutes(KeyAuthLimits.by(clock), challenges, logins, serverKey, random);

    /** What a client has in hand after it asked to log in. */
    record Asked(String identifier, String solution) {}

    static Call call(JsonObject body) {
        return call("192.0.2.1", body.compact());
    }

    static Call call(String address, String body) {
        return new Call(address, body.getBytes(StandardCharsets.UTF_8));
    }

    static JsonObject json(Answer answer) {
        return (JsonObject) JsonValue.parse(answer.body()).orElseThrow();
    }

    /** Asks for a challenge and opens it. */
    Asked ask(PrivateRsaKey key) {
        JsonObject answer = json(routes.login(
                call(JsonObject.empty().with("publicKey", key.publicKey().pem()))));
        var envelope = (Envelope.ForKey)
                Envelope.read(Vectors.value(answer, "challenge")).orElseThrow();
        return new Asked(Vectors.text(answer, "identifier"), envelope.open(key).orElseThrow());
    }

    Answer verify(String identifier, String solution, String keyText) {
        return routes.verify(call(JsonObject.empty()
                .with("identifier", identifier)
                .with("solution", solution)
                .with("publicKey", keyText)));
    }

    /** Logs in and gives the session's id. */
    String enter(PrivateRsaKey key) {
        Asked asked = ask(key);
        return Vectors.text(
                json(verify(asked.identifier, asked.solution, key.publicKey().pem())), "sessionId");
    }

    Answer session(String sessionId, String keyText) {
        return routes.session(
                call(JsonObject.empty().with("sessionId", sessionId).with("publicKey", keyText)));
    }
}
