package dcts.keyauth;

import dcts.api.ApiException;
import dcts.keyauth.api.Envelope;
import dcts.keyauth.api.JsonObject;
import dcts.keyauth.api.JsonValue;
import dcts.keyauth.api.PrivateRsaKey;
import dcts.keyauth.api.PublicRsaKey;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The four routes below {@code /dSyncAuth}, word for word as the original's clients know them: whoever opens an envelope
 * that was sealed to a key is the key's owner. Thread-safe.
 */
final class KeyAuthRoutes {
    /** Enough for the largest key in the widest form and an envelope. */
    static final int MAX_BODY = 16 * 1_024;

    private static final int MAX_SESSION_ID = 256;

    private final KeyAuthLimits limits;
    private final Challenges challenges;
    private final KeyLogins logins;
    private final PrivateRsaKey serverKey;
    private final SecureRandom random;
    private final Supplier<String> solutions;

    KeyAuthRoutes(
            KeyAuthLimits limits,
            Challenges challenges,
            KeyLogins logins,
            PrivateRsaKey serverKey,
            SecureRandom random) {
        this(limits, challenges, logins, serverKey, random, () -> Challenge.solution(random));
    }

    /** With solutions from elsewhere, so that what was recorded can be played again. */
    KeyAuthRoutes(
            KeyAuthLimits limits,
            Challenges challenges,
            KeyLogins logins,
            PrivateRsaKey serverKey,
            SecureRandom random,
            Supplier<String> solutions) {
        this.limits = limits;
        this.challenges = challenges;
        this.logins = logins;
        this.serverKey = serverKey;
        this.random = random;
        this.solutions = solutions;
    }

    /** {@code POST /dSyncAuth/login}: gives a challenge that only the key's owner can read. */
    Answer login(Call call) {
        return answer(call, limits.login(), body -> {
            if (body.present("publicKey").isEmpty()) {
                return Answer.refusal(Answer.BAD_REQUEST, "Missing public key");
            }
            String keyText = body.text("publicKey");
            return PublicRsaKey.read(keyText)
                    .map(key -> challenge(keyText, key))
                    .orElseGet(() -> Answer.refusal(Answer.BAD_REQUEST, "Invalid public key"));
        });
    }

    private Answer challenge(String keyText, PublicRsaKey key) {
        String identifier = Challenge.identifier(keyText);
        String solution = solutions.get();
        if (!challenges.add(identifier, keyText, solution)) {
            return Answer.refusal(Answer.UNAVAILABLE, "Too many challenges");
        }
        return Answer.ok(JsonObject.empty()
                .with("identifier", identifier)
                .with("challenge", Envelope.seal(solution, key, random).json()));
    }

    /** {@code POST /dSyncAuth/verify}: opens a session for whoever could read the challenge. */
    Answer verify(Call call) {
        return answer(call, limits.verify(), body -> {
            if (body.present("identifier").isEmpty()) {
                return Answer.refusal(Answer.BAD_REQUEST, "Missing identifier");
            }
            if (body.present("solution").isEmpty()) {
                return Answer.refusal(Answer.BAD_REQUEST, "Missing solution");
            }
            String keyText = body.text("publicKey");
            return switch (challenges.solve(body.text("identifier"), keyText, body.text("solution"))) {
                case SOLVED -> open(keyText);
                case WRONG -> Answer.refusal(Answer.FORBIDDEN, "Invalid solution or key");
                case UNKNOWN -> Answer.refusal(Answer.NOT_FOUND, "Challenge not found");
            };
        });
    }

    private Answer open(String keyText) {
        // A challenge is only ever made for a text that is a key.
        PublicRsaKey key = PublicRsaKey.read(keyText).orElseThrow();
        KeyLogins.Session session = logins.open(key);
        return Answer.ok(Answer.noError().with("sessionId", session.sessionId()).with("expiresAt", millis(session)));
    }

    /** {@code POST /dSyncAuth/verify/session}: says whether the session is open and belongs to the key. */
    Answer session(Call call) {
        return answer(call, limits.session(), body -> {
            if (body.present("sessionId").isEmpty()) {
                return Answer.refusal(Answer.BAD_REQUEST, "Missing sessionId");
            }
            String keyText = body.text("publicKey");
            return find(body.text("sessionId"))
                    .filter(session -> belongs(session, keyText))
                    .map(session -> Answer.ok(Answer.noError()
                            .with("valid", JsonValue.Literal.TRUE)
                            .with("publicKey", keyText)
                            .with("expiresAt", millis(session))))
                    .orElseGet(() -> Answer.refusal(Answer.UNAUTHORIZED, "Invalid session"));
        });
    }

    private Optional<KeyLogins.Session> find(String sessionId) {
        return sessionId.isEmpty() || sessionId.length() > MAX_SESSION_ID ? Optional.empty() : logins.find(sessionId);
    }

    private static boolean belongs(KeyLogins.Session session, String keyText) {
        return PublicRsaKey.read(keyText)
                .map(key -> key.fingerprint().equals(session.fingerprint()))
                .orElse(false);
    }

    /** {@code POST /dSyncAuth/challenge}: proves that this server has the key that it shows. */
    Answer prove(Call call) {
        return answer(call, limits.challenge(), body -> {
            Optional<JsonValue> challenge = body.present("challenge");
            if (challenge.isEmpty()) {
                return Answer.refusal(Answer.BAD_REQUEST, "Missing challenge");
            }
            return challenge
                    .flatMap(Envelope::read)
                    .flatMap(this::solve)
                    .map(solution -> Answer.ok(JsonObject.empty()
                            .with("solution", solution)
                            .with("publicKey", serverKey.publicKey().pem())))
                    .orElseGet(() -> Answer.refusal(Answer.BAD_REQUEST, "Failed to solve challenge"));
        });
    }

    /** Never tells a text that could be anything else than a challenge. */
    private Optional<String> solve(Envelope envelope) {
        return switch (envelope) {
            case Envelope.ForKey forKey -> forKey.open(serverKey).filter(Challenge::isSolution);
            case Envelope.ForPassword forPassword -> Optional.empty();
        };
    }

    private static Answer answer(Call call, RateBound bound, Function<Body, Answer> route) {
        if (bound.take(call.address()) != RateBound.Verdict.GRANTED) {
            return Answer.refusal(Answer.TOO_MANY, "Too many requests");
        }
        if (call.body().length > MAX_BODY) {
            return Answer.refusal(Answer.TOO_LARGE, "Body too large");
        }
        if (!(JsonValue.parse(call.body()).orElse(JsonValue.Literal.NULL) instanceof JsonObject json)) {
            return Answer.refusal(Answer.BAD_REQUEST, "Invalid body");
        }
        try {
            return route.apply(new Body(json));
        } catch (ApiException e) {
            return Answer.refusal(e.status(), e.code());
        }
    }

    private static JsonValue millis(KeyLogins.Session session) {
        return new JsonValue.Num(session.expiresAt().toEpochMilli());
    }
}
