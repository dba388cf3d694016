package dcts.keyauth;

import dcts.core.testing.TestMember;
import dcts.keyauth.api.Envelope;
import dcts.keyauth.api.JsonObject;
import dcts.keyauth.api.JsonValue;
import dcts.keyauth.api.PrivateRsaKey;
import dcts.keyauth.api.Vectors;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A program that speaks to a running server as the original's desktop client does, from an address of its own. */
final class KeyClient implements AutoCloseable {
    private final String url;
    private final PrivateRsaKey key;
    private final HttpClient http;

    /** What came back. */
    record Got(int status, String body, HttpHeaders headers) {
        JsonObject json() {
            return (JsonObject) JsonValue.parse(body).orElseThrow();
        }

        String text(String name) {
            return Vectors.text(json(), name);
        }

        Answer answer() {
            return new Answer(status, body);
        }
    }

    /** What a client has in hand when it has opened a challenge. */
    record Solved(String identifier, String solution) {}

    /**
     * A client.
     *
     * @param number 1 to 250, for an address of its own
     */
    KeyClient(String url, PrivateRsaKey key, int number) {
        this.url = url;
        this.key = key;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .localAddress(InetAddress.ofLiteral("127.0.0." + number))
                .build();
    }

    String pem() {
        return key.publicKey().pem();
    }

    String fingerprint() {
        return key.publicKey().fingerprint();
    }

    Got send(String method, String path, String body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(20));
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = http.send(
                    request.method(method, BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
            return new Got(response.statusCode(), response.body(), response.headers());
        } catch (IOException e) {
            throw new AssertionError("no answer from " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Got get(String path) {
        return send("GET", path, "", Map.of());
    }

    Got post(String path, JsonObject body) {
        return send("POST", path, body.compact(), Map.of("Content-Type", "application/json"));
    }

    Got login() {
        return post("/dSyncAuth/login", JsonObject.empty().with("publicKey", pem()));
    }

    /** Opens a challenge that was asked for. */
    Solved solve(Got login) {
        var envelope = (Envelope.ForKey)
                Envelope.read(Vectors.value(login.json(), "challenge")).orElseThrow();
        return new Solved(login.text("identifier"), envelope.open(key).orElseThrow());
    }

    Got verify(Solved solved) {
        return post(
                "/dSyncAuth/verify",
                JsonObject.empty()
                        .with("identifier", solved.identifier())
                        .with("solution", solved.solution())
                        .with("publicKey", pem()));
    }

    /** A proof of the key that is good once, as requests over the socket take it. */
    Map<String, Object> proof() {
        Solved solved = solve(login());
        return Map.of("identifier", solved.identifier(), "solution", solved.solution(), "publicKey", pem());
    }

    /** Logs in; empty if the server does not let anybody in by key now, or does not know its own challenge any more. */
    Optional<String> tryToEnter() {
        Got login = login();
        Got verified = login.status() == 200 ? verify(solve(login)) : login;
        return verified.status() == 200 ? Optional.of(verified.text("sessionId")) : Optional.empty();
    }

    /** Logs in and gives the session's id. */
    String enter() {
        return tryToEnter().orElseThrow(() -> new AssertionError("not let in"));
    }

    Got session(String sessionId) {
        return post(
                "/dSyncAuth/verify/session",
                JsonObject.empty().with("sessionId", sessionId).with("publicKey", pem()));
    }

    /** The session first, as the original's client does before everything; then the socket. */
    TestMember connect() {
        String sessionId = enter();
        if (session(sessionId).status() != 200) {
            throw new AssertionError("a new session is not known");
        }
        return TestMember.withToken(url, sessionId);
    }

    @Override
    public void close() {
        http.close();
    }
}
