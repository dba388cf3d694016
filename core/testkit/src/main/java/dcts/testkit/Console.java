package dcts.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.core.testing.TestApi;
import dcts.core.testing.TestApi.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** What the owner can do from the command line. What the server refuses fails the test. */
public final class Console {
    private static final String PLUGINS = "/api/admin/plugins";

    private final TestApi api;
    private final String token;

    Console(TestApi api, String token) {
        this.api = api;
        this.token = token;
    }

    /** Switches a plugin on, with what it needs. */
    public void enable(String plugin) {
        post(PLUGINS + "/enable", Map.of("id", plugin));
    }

    /** Switches a plugin off, with those that need it. */
    public void disable(String plugin) {
        post(PLUGINS + "/disable", Map.of("id", plugin, "withDependants", true));
    }

    /** Changes one setting of a plugin. */
    public void set(String plugin, String setting, Object value) {
        post("/api/admin/settings", Map.of("plugin", plugin, "values", Map.of(setting, value)));
    }

    /** What became of a plugin: its state, and the reason after a colon if there is one. */
    public String state(String plugin) {
        return plugins().stream()
                .filter(shown -> shown.path("id").asText().equals(plugin))
                .map(shown -> shown.path("state").asText()
                        + reason(shown.path("reason").asText()))
                .findFirst()
                .orElse("absent");
    }

    private static String reason(String text) {
        return text.isEmpty() ? "" : ": " + text;
    }

    /** Everything of one plugin that can be reached or heard, as it is registered now. */
    public List<EntryPoint> entryPoints(String plugin) {
        return list(get("/api/admin/entrypoints").path("entryPoints")).stream()
                .map(EntryPoint::of)
                .filter(point -> point.owner().equals(plugin))
                .toList();
    }

    /** The TypeScript types of a plugin's web client, as {@code ./dcts admin wire} makes them of what is registered now. */
    public String wire(String plugin) {
        return api.get("/api/admin/wire?plugin=" + plugin, headers()).body().asText();
    }

    /** The data of an answer to GET. */
    public JsonNode get(String path) {
        return api.get(path, headers()).data();
    }

    /** The data of an answer to POST. */
    public JsonNode post(String path, Object body) {
        Answer answer = api.send("POST", path, body, headers());
        return answer.data();
    }

    List<JsonNode> plugins() {
        return list(get(PLUGINS).path("plugins"));
    }

    /** Admits an archive the way an owner does, who is told its faults first. */
    void install(Path archive) {
        JsonNode shown =
                api.upload(PLUGINS + "/upload", archive, headers()).data().path("archive");
        List<String> faults = new ArrayList<>();
        shown.path("faults").forEach(fault -> faults.add(fault.asText()));
        if (!faults.isEmpty()) {
            throw new AssertionError("the server does not take the plugin: " + String.join("; ", faults));
        }
        post(PLUGINS + "/install", Map.of("sha256", shown.path("sha256").asText()));
    }

    void removeWithData(String plugin) {
        post(PLUGINS + "/remove", Map.of("id", plugin, "data", "drop"));
    }

    private Map<String, String> headers() {
        return Map.of("Authorization", "Bearer " + token);
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }
}
