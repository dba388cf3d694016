package dcts.core.ops;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.core.json.Json;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The way from the command line to the running server: over loopback, with the secret from its file. */
final class ConsoleLink {
    /** Longer than a plugin may take to make its tables and to start. */
    private static final Duration TIMEOUT = Duration.ofMinutes(12);

    private final Json json = new Json();
    private final JsonNode place;

    /** Reads where the server of a data directory is. */
    ConsoleLink(Path data) throws IOException {
        this.place = json.parse(Files.readAllBytes(ConsoleFile.at(data)));
    }

    ConsoleAnswer get(String path) throws IOException {
        return send(request(path).GET());
    }

    ConsoleAnswer post(String path, Map<String, ?> body) throws IOException {
        return send(request(path).POST(HttpRequest.BodyPublishers.ofString(json.encode(body))));
    }

    ConsoleAnswer upload(String path, Path file) throws IOException {
        return send(request(path)
                .header("Content-Type", "application/java-archive")
                .POST(HttpRequest.BodyPublishers.ofFile(file)));
    }

    /** The answer as text; empty if it was refused. */
    Optional<String> text(String path) throws IOException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var response = client.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString());
            return response.statusCode() == 200 ? Optional.of(response.body()) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(place.path("url").asText() + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + place.path("token").asText());
    }

    private ConsoleAnswer send(HttpRequest.Builder request) throws IOException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return new ConsoleAnswer(json.parse(response.body()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
