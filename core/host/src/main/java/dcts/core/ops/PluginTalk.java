package dcts.core.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The commands about plugins that show something first and ask whether to go on. */
final class PluginTalk {
    private static final String ROUTES = "/api/admin/plugins";
    private static final int MOST_BYTES = 64 << 20;

    private final ConsoleLink link;
    private final PrintStream out;
    private final PrintStream err;
    private final BufferedReader in;

    PluginTalk(ConsoleLink link, PrintStream out, PrintStream err, BufferedReader in) {
        this.link = link;
        this.out = out;
        this.err = err;
        this.in = in;
    }

    /**
     * What was asked for.
     *
     * @param subject an id, or the path of a file
     */
    record Request(String verb, String subject, Set<String> options) {
        private static final Map<String, Set<String>> OPTIONS = Map.of(
                "info", Set.of(),
                "install", Set.of("--yes", "--brief"),
                "upgrade", Set.of("--yes"),
                "remove", Set.of("--yes", "--keep-data", "--drop-data"));

        /** Reads a command line; empty if it is none of these. */
        static Optional<Request> parse(List<String> arguments) {
            List<String> words = new ArrayList<>(arguments);
            Set<String> options = new HashSet<>();
            words.removeIf(word -> word.startsWith("--") && options.add(word));
            Set<String> known =
                    words.size() == 3 && words.getFirst().equals("plugin") ? OPTIONS.get(words.get(1)) : null;
            if (known == null) {
                return Optional.empty();
            }
            var request = new Request(words.get(1), words.get(2), options);
            boolean oneFate = options.contains("--keep-data") != options.contains("--drop-data");
            // In brief nothing is shown that one could agree to.
            boolean informed = options.contains("--yes") || !options.contains("--brief");
            return known.containsAll(options) && informed && (oneFate || !request.verb.equals("remove"))
                    ? Optional.of(request)
                    : Optional.empty();
        }

        boolean has(String option) {
            return options.contains(option);
        }
    }

    /** Does what was asked for; returns the exit code. */
    int run(Request request) throws IOException {
        return switch (request.verb) {
            case "info" -> info(request.subject);
            case "remove" -> remove(request);
            default -> install(request);
        };
    }

    private int info(String id) throws IOException {
        ConsoleAnswer answer = link.get(ROUTES);
        Optional<JsonNode> plugin = answer.plugin(id);
        if (plugin.isEmpty()) {
            return answer.granted() ? fail("dcts: refused: not_found") : fail(answer.refusal());
        }
        describe(plugin.get());
        say("state     " + plugin.get().path("state").asText());
        sayIfThere("reason    ", plugin.get().path("reason"));
        sayIfThere("previous  ", plugin.get().path("previous"));
        say("origin    "
                + (plugin.get().path("shipped").asBoolean() ? "came with the server" : "installed by the owner"));
        sayIfThere("needed by ", plugin.get().path("dependants"));
        plugin.get().path("entryPoints").forEach(this::sayEntryPoint);
        sayUsage(plugin.get().path("usage"));
        return 0;
    }

    private int install(Request request) throws IOException {
        Path file = Path.of(request.subject);
        if (!Files.isReadable(file) || !Files.isRegularFile(file) || Files.size(file) > MOST_BYTES) {
            return fail("dcts: " + file + " is not there, cannot be read, or is larger than 64 MiB.");
        }
        ConsoleAnswer offered = link.upload(ROUTES + "/upload", file);
        if (!offered.granted()) {
            return fail(offered.refusal());
        }
        JsonNode archive = offered.data().path("archive");
        if (!archive.path("faults").isEmpty()) {
            archive.path("faults").forEach(fault -> err.println("dcts: " + ConsoleAnswer.plain(fault.asText())));
            return fail("dcts: " + file + " cannot be installed.");
        }
        String id = archive.path("id").asText();
        if (request.verb.equals("upgrade") && !archive.has("replaces")) {
            return fail("dcts: there is no plugin " + id + " to upgrade; install it.");
        }
        if (request.has("--brief")) {
            return reload(archive);
        }
        describe(archive);
        sayIfThere("replaces  ", archive.path("replaces"));
        sayIfThere("new       ", archive.path("newCapabilities"));
        say("SHA-256   " + archive.path("sha256").asText());
        say("A plugin runs inside the server and with its rights. Install only what you trust.");
        if (!agreed(request, "Install it?")) {
            return fail("dcts: nothing was changed.");
        }
        return show(id, admit(archive), "it is installed already");
    }

    private ConsoleAnswer admit(JsonNode archive) throws IOException {
        return link.post(
                ROUTES + "/install", Map.of("sha256", archive.path("sha256").asText()));
    }

    /** For authors, who install again and again: says what changed and nothing else, and asks nothing. */
    private int reload(JsonNode archive) throws IOException {
        ConsoleAnswer answer = admit(archive);
        boolean unchanged = answer.code().equals("conflict");
        if (!answer.granted() && !unchanged) {
            return fail(answer.refusal());
        }
        String name = archive.path("id").asText();
        JsonNode plugin = (unchanged ? link.get(ROUTES) : answer).plugin(name).orElse(MissingNode.getInstance());
        String what = name + " " + plugin.path("version").asText();
        String state = plugin.path("state").asText();
        if (!state.equals("running")) {
            String reason = plugin.path("reason").asText();
            return fail("dcts: " + what + " is " + state + (reason.isEmpty() ? "" : ": " + reason));
        }
        archive.path("newCapabilities").forEach(added -> say("asks for  " + added.asText()));
        say((unchanged ? "unchanged " : archive.has("replaces") ? "reloaded " : "installed ") + what);
        return 0;
    }

    private void sayEntryPoint(JsonNode point) {
        say("offers    " + point.path("kind").asText() + " "
                + point.path("name").asText() + " [" + point.path("access").asText() + "]");
    }

    private void sayUsage(JsonNode usage) {
        usage.properties().forEach(figure -> say("figure    " + figure.getKey() + " = " + figure.getValue()));
    }

    private int remove(Request request) throws IOException {
        boolean drop = request.has("--drop-data");
        String question = "Remove " + request.subject + (drop ? " and all that it has stored?" : " and keep its data?");
        if (!agreed(request, question)) {
            return fail("dcts: nothing was changed.");
        }
        return show(
                request.subject,
                link.post(ROUTES + "/remove", Map.of("id", request.subject, "data", drop ? "drop" : "keep")),
                "it came with the server, or others that run need it (see plugin list)");
    }

    private int show(String id, ConsoleAnswer answer, String conflict) {
        if (!answer.granted()) {
            return fail(answer.refusal() + (answer.code().equals("conflict") ? ": " + conflict : ""));
        }
        Optional<JsonNode> plugin = answer.plugin(id);
        say(plugin.map(ConsoleAnswer::line).orElse("done"));
        return plugin.filter(shown -> shown.path("state").asText().equals("failed"))
                        .isPresent()
                ? 1
                : 0;
    }

    private void describe(JsonNode what) {
        say(what.path("name").asText() + " " + what.path("version").asText() + " ("
                + what.path("id").asText() + ")");
        sayIfThere("", what.path("description"));
        sayIfThere("requires  ", what.path("requires"));
        for (JsonNode capability : what.path("capabilities")) {
            say(String.format(
                    Locale.ROOT,
                    "asks for  %-20s %s%s",
                    capability.path("name").asText(),
                    capability.path("meaning").asText(),
                    capability.path("enforced").asBoolean() ? "" : " (not enforced)"));
        }
    }

    private void sayIfThere(String label, JsonNode value) {
        List<String> parts = new ArrayList<>();
        value.forEach(each -> parts.add(each.asText()));
        String text = value.isArray() ? String.join(", ", parts) : value.asText();
        if (!text.isEmpty()) {
            say(label + text);
        }
    }

    private void say(String line) {
        out.println(ConsoleAnswer.plain(line));
    }

    private int fail(String line) {
        err.println(ConsoleAnswer.plain(line));
        return 1;
    }

    private boolean agreed(Request request, String question) throws IOException {
        if (request.has("--yes")) {
            return true;
        }
        out.print(ConsoleAnswer.plain(question) + " [y/N] ");
        out.flush();
        String line = in.readLine();
        return line != null && List.of("y", "yes").contains(line.strip().toLowerCase(Locale.ROOT));
    }
}
