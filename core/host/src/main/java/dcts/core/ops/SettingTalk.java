package dcts.core.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The commands that show and change the settings of plugins. */
final class SettingTalk {
    private static final String ROUTE = "/api/admin/settings";

    private final ConsoleLink link;
    private final PrintStream out;
    private final PrintStream err;
    private final BufferedReader in;

    SettingTalk(ConsoleLink link, PrintStream out, PrintStream err, BufferedReader in) {
        this.link = link;
        this.out = out;
        this.err = err;
        this.in = in;
    }

    /** Where a new value comes from. */
    enum Source {
        ARGUMENT,
        /** The first line of standard input, so that secrets do not end in the shell's history. */
        STDIN,
        DEFAULT
    }

    /**
     * What was asked for.
     *
     * @param plugin empty for a table of all
     * @param name of the setting; empty to show all
     */
    record Request(String plugin, String name, Source source, String value) {
        /** Reads a command line; empty if it is none of these. */
        static Optional<Request> parse(List<String> words) {
            if (words.equals(List.of("admin", "settings", "--markdown"))) {
                return Optional.of(new Request("", "", Source.DEFAULT, ""));
            } else if (words.size() < 3 || !words.getFirst().equals("plugin")) {
                return Optional.empty();
            }
            String plugin = words.get(2);
            boolean set = words.get(1).equals("set") && words.size() == 5;
            if (words.get(1).equals("settings") && words.size() == 3) {
                return Optional.of(new Request(plugin, "", Source.DEFAULT, ""));
            } else if (set && words.get(4).equals("--default")) {
                return Optional.of(new Request(plugin, words.get(3), Source.DEFAULT, ""));
            } else if (set && words.get(4).equals("--stdin")) {
                return Optional.of(new Request(plugin, words.get(3), Source.STDIN, ""));
            }
            return set
                    ? Optional.of(new Request(plugin, words.get(3), Source.ARGUMENT, words.get(4)))
                    : Optional.empty();
        }
    }

    /** Does what was asked for; returns the exit code. */
    int run(Request request) throws IOException {
        ConsoleAnswer answer = link.get(ROUTE);
        if (request.plugin.isEmpty() && answer.granted()) {
            table(answer.data().path("plugins"));
            return 0;
        }
        Optional<JsonNode> plugin = answer.plugin(request.plugin);
        if (plugin.isEmpty()) {
            return fail(
                    answer.granted()
                            ? "dcts: " + request.plugin + " has no settings, or does not run."
                            : answer.refusal());
        } else if (request.name.isEmpty()) {
            fields(plugin.get()).forEach(this::show);
            return 0;
        }
        Optional<JsonNode> field = fields(plugin.get())
                .filter(each -> each.path("name").asText().equals(request.name))
                .findFirst();
        return field.isEmpty()
                ? fail("dcts: " + request.plugin + " has no setting " + request.name + "; see plugin settings "
                        + request.plugin + ".")
                : change(request, field.get());
    }

    private int change(Request request, JsonNode field) throws IOException {
        Map<String, JsonNode> values =
                Map.of(request.name, value(request, field.path("type").asText()));
        ConsoleAnswer answer = link.post(ROUTE, Map.of("plugin", request.plugin, "values", values));
        if (!answer.granted()) {
            return fail(answer.refusal()
                    + switch (answer.code()) {
                        case "conflict" ->
                            ": the variable " + field.path("variable").asText() + " fixes it";
                        case "invalid" -> " (" + bounds(field) + ")";
                        default -> "";
                    });
        }
        answer.plugin(request.plugin).stream()
                .flatMap(SettingTalk::fields)
                .filter(each -> each.path("name").asText().equals(request.name))
                .forEach(this::show);
        return 0;
    }

    private JsonNode value(Request request, String type) throws IOException {
        if (request.source == Source.DEFAULT) {
            return NullNode.getInstance();
        }
        String line = request.source == Source.STDIN ? in.readLine() : request.value;
        String text = line == null ? "" : line;
        return switch (type) {
            case "number" ->
                text.matches("-?\\d{1,18}") ? LongNode.valueOf(Long.parseLong(text)) : TextNode.valueOf(text);
            case "boolean" ->
                text.matches("true|false") ? BooleanNode.valueOf(Boolean.parseBoolean(text)) : TextNode.valueOf(text);
            case "list" -> {
                var list = JsonNodeFactory.instance.arrayNode();
                Stream.of(text.split(",", -1))
                        .map(String::strip)
                        .filter(s -> !s.isEmpty())
                        .forEach(list::add);
                yield list;
            }
            default -> TextNode.valueOf(text);
        };
    }

    private static Stream<JsonNode> fields(JsonNode plugin) {
        return StreamSupport.stream(plugin.path("fields").spliterator(), false);
    }

    private void show(JsonNode field) {
        boolean secret = field.path("type").asText().equals("secret");
        boolean set = field.has("value");
        String value = secret
                ? set ? "(set)" : "(not set)"
                : field.path(set ? "value" : "standard").toString();
        String fixed =
                field.has("fixedBy") ? "  fixed by " + field.path("variable").asText() : "";
        out.println(ConsoleAnswer.plain(field.path("name").asText() + " = " + value + fixed));
        out.println(ConsoleAnswer.plain("    " + field.path("meaning").asText() + " (" + bounds(field) + "; "
                + field.path("variable").asText() + ")"));
    }

    private static String bounds(JsonNode field) {
        String type = field.path("type").asText();
        if (field.has("choices")) {
            List<String> choices = StreamSupport.stream(field.path("choices").spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
            return String.join(" or ", choices);
        }
        String range = field.has("min")
                ? " " + field.path("min").asText() + " to " + field.path("max").asText()
                : "";
        return type + range + (type.equals("text") || type.equals("secret") ? " characters" : "");
    }

    private void table(JsonNode plugins) {
        out.println("| plugin | name | meaning | default | bounds | variable |");
        out.println("|---|---|---|---|---|---|");
        plugins.forEach(plugin -> fields(plugin)
                .forEach(field -> out.println("| " + plugin.path("id").asText() + " | `"
                        + field.path("name").asText() + "` | "
                        + field.path("meaning").asText() + " | "
                        + (field.has("standard") ? "`" + field.path("standard") + "`" : "") + " | " + bounds(field)
                        + " | `"
                        + field.path("variable").asText() + "` |")));
    }

    private int fail(String sentence) {
        err.println(sentence);
        return 1;
    }
}
