package dcts.core.ops;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/** The commands that list what can be reached, for the owner, for documents, and as types for plugin authors. */
final class EntryPointTalk {
    private final ConsoleLink link;
    private final PrintStream out;
    private final PrintStream err;

    EntryPointTalk(ConsoleLink link, PrintStream out, PrintStream err) {
        this.link = link;
        this.out = out;
        this.err = err;
    }

    /**
     * What was asked for.
     *
     * @param owner whose types are wanted; empty for the list
     */
    record Request(String owner, boolean markdown) {
        /** Reads a command line; empty if it is none of these. */
        static Optional<Request> parse(List<String> words) {
            return switch (String.join(" ", words)) {
                case "admin entrypoints" -> Optional.of(new Request("", false));
                case "admin entrypoints --markdown" -> Optional.of(new Request("", true));
                default ->
                    words.size() == 3 && words.subList(0, 2).equals(List.of("admin", "wire"))
                            ? Optional.of(new Request(words.get(2), false))
                            : Optional.empty();
            };
        }
    }

    /** Does what was asked for; returns the exit code. */
    int run(Request request) throws IOException {
        if (!request.owner.isEmpty()) {
            return types(request.owner);
        }
        ConsoleAnswer answer = link.get("/api/admin/entrypoints");
        if (!answer.granted()) {
            err.println(answer.refusal());
            return 1;
        }
        if (request.markdown) {
            out.println(
                    "| owner | kind | name | who | how often | what is sent | what is answered | events around the change |");
            out.println("|---|---|---|---|---|---|---|---|");
        }
        answer.data().path("entryPoints").forEach(point -> out.println(request.markdown ? row(point) : line(point)));
        return 0;
    }

    private int types(String owner) throws IOException {
        Optional<String> text = link.text("/api/admin/wire?plugin=" + owner.replaceAll("[^a-z0-9]", ""));
        if (text.isEmpty()) {
            err.println("dcts: " + owner + " does not run, or offers nothing.");
            return 1;
        }
        out.print(text.get());
        return 0;
    }

    private static String line(JsonNode point) {
        return ConsoleAnswer.plain(String.join(
                "  ",
                point.path("owner").asText(),
                point.path("kind").asText(),
                point.path("name").asText(),
                "[" + point.path("access").asText() + "]",
                point.path("limit").asText(),
                point.path("payload").asText()));
    }

    private static String row(JsonNode point) {
        return "| " + point.path("owner").asText() + " | " + point.path("kind").asText() + " | `"
                + point.path("name").asText() + "` | " + point.path("access").asText() + " | "
                + point.path("limit").asText() + " | "
                + code(point.path("payload").asText()) + " | "
                + code(point.path("answer").asText()) + " | "
                + point.path("effect").asText() + " |";
    }

    private static String code(String text) {
        return text.isEmpty() ? "" : "`" + text.replace("|", "\\|") + "`";
    }
}
