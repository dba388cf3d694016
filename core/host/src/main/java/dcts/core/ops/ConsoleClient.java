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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The command line's side of the console: speaks to the running server over loopback. */
public final class ConsoleClient {
    /** Longer than a plugin may take to start. */
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final PrintStream out;
    private final PrintStream err;
    private final InputStream in;
    private final Json json = new Json();

    public ConsoleClient(PrintStream out, PrintStream err, InputStream in) {
        this.out = out;
        this.err = err;
        this.in = in;
    }

    /** Runs one command, the verb first; returns the exit code: 0, 1 if the server refused, 2 if the words are wrong. */
    public int run(List<String> args) {
        List<String> words = new ArrayList<>(args);
        Path data = dataDirectory(words);
        Optional<ConsoleCommand> command = ConsoleCommand.parse(words);
        if (command.isEmpty()) {
            err.println(ConsoleCommand.USAGE);
            return 2;
        }
        try {
            return send(data, command.get());
        } catch (IOException | ApiException | IllegalArgumentException e) {
            // Nobody listens, or somebody else does, or the file is what a killed server left.
            err.println(
                    "dcts: the server on " + data.toAbsolutePath().normalize() + " does not answer; start it first.");
            return 1;
        }
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

    private Map<String, Object> body(ConsoleCommand command) throws IOException {
        Map<String, Object> body = new HashMap<>(command.body());
        if (command.wantsPassword()) {
            body.put("password", line());
        }
        return body;
    }

    private String line() throws IOException {
        String line = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
        return line == null ? "" : line;
    }

    private int send(Path data, ConsoleCommand command) throws IOException {
        Path file = ConsoleFile.at(data);
        if (!Files.isReadable(file)) {
            err.println("dcts: no server runs on " + data.toAbsolutePath().normalize() + " that this user may steer.");
            return 1;
        }
        JsonNode content = json.parse(Files.readAllBytes(file));
        var request = HttpRequest.newBuilder(URI.create(content.path("url").asText() + command.path()))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + content.path("token").asText());
        if (command.method().equals("POST")) {
            request.POST(HttpRequest.BodyPublishers.ofString(json.encode(body(command))));
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return show(command, json.parse(response.body()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private int show(ConsoleCommand command, JsonNode answer) {
        if (answer.path("ok").asBoolean()) {
            JsonNode plugins = answer.at("/data/plugins");
            plugins.forEach(plugin -> out.println(line(plugin)));
            if (plugins.isMissingNode()) {
                out.println("done");
            }
            return 0;
        }
        JsonNode error = answer.path("error");
        String code = error.path("code").asText();
        String where = error.has("path") ? " at " + error.get("path").asText() : "";
        err.println("dcts: refused: " + code + where + command.hint(code));
        return 1;
    }

    private static String line(JsonNode plugin) {
        String version = plugin.path("version").asText();
        String reason = plugin.path("reason").asText();
        return String.format(
                        Locale.ROOT,
                        "%-16s %-10s %-9s %s",
                        plugin.path("id").asText(),
                        version.isEmpty() ? "-" : version,
                        plugin.path("state").asText(),
                        reason)
                .stripTrailing();
    }
}
