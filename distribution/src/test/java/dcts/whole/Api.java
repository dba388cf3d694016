package dcts.whole;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The HTTP side of a server as any client sees it: JSON in, envelope out. */
final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI base;
    private final @Nullable String token;
    private final HttpClient http;

    /** An answer; the envelope is a missing node where the body is not JSON. */
    record Answer(int status, String body, JsonNode envelope) {

        JsonNode data() {
            return envelope.path("data");
        }

        /** The error's code, empty for a success. */
        String errorCode() {
            return envelope.path("error").path("code").asText();
        }
    }

    Api(URI base) {
        this(
                base,
                null,
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build());
    }

    private Api(URI base, @Nullable String token, HttpClient http) {
        this.base = base;
        this.token = token;
        this.http = http;
    }

    /** The same server, asked as the holder of this token. */
    Api as(String bearer) {
        return new Api(base, bearer, http);
    }

    /** Registers an account and returns the door as that member. */
    Api register(String loginName, String password, Map<String, ?> more) throws IOException, InterruptedException {
        var account = new HashMap<String, Object>(more);
        account.put("loginName", loginName);
        account.put("password", password);
        var answer = post("/api/accounts", account);
        if (answer.status() != 200) {
            throw new IOException("registering gave " + answer.status() + " " + answer.errorCode());
        }
        return as(answer.data().path("token").asText());
    }

    /** The bearer token, for the socket's handshake. */
    String token() {
        if (token == null) {
            throw new IllegalStateException("nobody is logged in");
        }
        return token;
    }

    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    Answer post(String path, Object body) throws IOException, InterruptedException {
        return post(path, JSON.writeValueAsString(body));
    }

    /** Sends the text as it is, so that a test can send what is not JSON. */
    Answer post(String path, String body) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    Answer delete(String path) throws IOException, InterruptedException {
        return send(request(path).DELETE());
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(30));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        var response = http.send(request.build(), BodyHandlers.ofString());
        var type = response.headers().firstValue("Content-Type").orElse("");
        var json = type.startsWith("application/json");
        return new Answer(response.statusCode(), response.body(), JSON.readTree(json ? response.body() : "null"));
    }
}
