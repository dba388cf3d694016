package dcts.core.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Speaks HTTP with a server as any client would. */
public final class TestApi {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String url;

    public TestApi(String url) {
        this.url = url;
    }

    /**
     * An answer.
     *
     * @param body the parsed body; a text node if it is no JSON
     */
    public record Answer(int status, JsonNode body, java.net.http.HttpHeaders headers) {
        /** The data of a granted answer. */
        public JsonNode data() {
            if (!body.path("ok").asBoolean()) {
                throw new AssertionError("refused: " + body);
            }
            return body.path("data");
        }

        /** The code of a refused answer; empty if it was granted. */
        public String code() {
            return body.path("error").path("code").asText();
        }
    }

    /** Sends a body, which is written as JSON unless it is a string already. */
    public Answer send(String method, String path, Object body, Map<String, String> headers) {
        String text = body instanceof String raw ? raw : JSON.valueToTree(body).toString();
        var request = HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(20));
        headers.forEach(request::header);
        request.method(method, HttpRequest.BodyPublishers.ofString(text));
        return exchange(request.build());
    }

    /** Sends a file as it is. */
    public Answer upload(String path, Path file, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(20));
        headers.forEach(request::header);
        try {
            request.POST(HttpRequest.BodyPublishers.ofFile(file));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return exchange(request.build());
    }

    /** Posts a body. */
    public Answer post(String path, Object body) {
        return send("POST", path, body, Map.of());
    }

    /** Gets. */
    public Answer get(String path, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(20));
        headers.forEach(request::header);
        return exchange(request.GET().build());
    }

    private static Answer exchange(HttpRequest request) {
        try {
            HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), parsed(response.body()), response.headers());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode parsed(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            return JSON.getNodeFactory().textNode(body);
        }
    }
}
