package dcts.core.ops;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.api.ApiException;
import dcts.core.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command line's side of the console: speaks to the running server over loopback. */
public final class ConsoleClient {
    private static final String USAGE =
            "usage: dcts admin user create NAME --password-stdin [--data DIR]\n       dcts admin owner NAME [--data DIR]";
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final PrintStream out;
    private final PrintStream err;
    private final InputStream in;
    private final Json json = new Json();

    public ConsoleClient(PrintStream out, PrintStream err, InputStream in) {
        this.out = out;
        this.err = err;
        this.in = in;
    }

    /** Runs one command; returns the exit code: 0, 1 if the server refused, 2 if the arguments are wrong. */
    public int run(List<String> args) {
        List<String> words = new ArrayList<>(args);
        Path data = dataDirectory(words);
        boolean password = words.remove("--password-stdin");
        try {
            if (words.size() == 3 && words.subList(0, 2).equals(List.of("user", "create")) && password) {
                return send(data, "/api/admin/users", Map.of("loginName", words.get(2), "password", line()));
            }
            if (words.size() == 2 && words.getFirst().equals("owner")) {
                return send(data, "/api/admin/owner", Map.of("loginName", words.get(1)));
            }
        } catch (IOException | ApiException | IllegalArgumentException e) {
            // Nobody listens, or somebody else does, or the file is what a killed server left.
            err.println(
                    "dcts: the server on " + data.toAbsolutePath().normalize() + " does not answer; start it first.");
            return 1;
        }
        err.println(USAGE);
        return 2;
    }

    private static Path dataDirectory(List<String> words) {
        int at = words.indexOf("--data");
        if (at < 0 || at + 1 >= words.size()) {
            return Path.of("data");
        }
        Path data = Path.of(words.get(at + 1));
        words.subList(at, at + 2).clear();
        return data;
    }

    private String line() throws IOException {
        String line = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
        return line == null ? "" : line;
    }

    private int send(Path data, String path, Map<String, String> body) throws IOException {
        Path file = ConsoleFile.at(data);
        if (!Files.isReadable(file)) {
            err.println("dcts: no server runs on " + data.toAbsolutePath().normalize() + " that this user may steer.");
            return 1;
        }
        JsonNode content = json.parse(Files.readAllBytes(file));
        var request = HttpRequest.newBuilder(URI.create(content.path("url").asText() + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + content.path("token").asText())
                .POST(HttpRequest.BodyPublishers.ofString(json.encode(body)))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            var response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return show(json.parse(response.body()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private int show(JsonNode answer) {
        if (answer.path("ok").asBoolean()) {
            out.println("done");
            return 0;
        }
        JsonNode error = answer.path("error");
        String where = error.has("path") ? " at " + error.get("path").asText() : "";
        err.println("dcts: refused: " + error.path("code").asText() + where);
        return 1;
    }
}
