package dcts.core.ops;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What the server answered, in words for a terminal. */
record ConsoleAnswer(JsonNode body) {
    boolean granted() {
        return body.path("ok").asBoolean();
    }

    JsonNode data() {
        return body.path("data");
    }

    String code() {
        return body.at("/error/code").asText();
    }

    /** Why it was refused: the code, and its place if it has one. */
    String refusal() {
        JsonNode path = body.at("/error/path");
        return "dcts: refused: " + code() + (path.isMissingNode() ? "" : " at " + path.asText());
    }

    /** The plugin of an id, where plugins were answered. */
    Optional<JsonNode> plugin(String id) {
        return StreamSupport.stream(data().path("plugins").spliterator(), false)
                .filter(plugin -> plugin.path("id").asText().equals(id))
                .findFirst();
    }

    /** One plugin in one line. */
    static String line(JsonNode plugin) {
        return columns(
                plugin.path("id").asText(),
                plugin.path("version").asText(),
                plugin.path("state").asText(),
                plugin.path("reason").asText());
    }

    /** An archive that waits to be admitted, in one line. */
    static String foundLine(JsonNode archive) {
        String fault = archive.path("faults").path(0).asText();
        String file = archive.path("file").asText();
        return columns(
                archive.path("id").asText(),
                archive.path("version").asText(),
                "found",
                fault.isEmpty() ? file : file + ": " + fault);
    }

    private static String columns(String id, String version, String state, String rest) {
        return plain(String.format(
                        Locale.ROOT,
                        "%-16s %-10s %-9s %s",
                        id.isEmpty() ? "-" : id,
                        version.isEmpty() ? "-" : version,
                        state,
                        rest))
                .stripTrailing();
    }

    /** A text without what would steer a terminal: some of it was written by strangers. */
    static String plain(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
