package dcts.core.ops;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a command line asks the running server for.
 *
 * @param method of the route, GET or POST
 * @param body what a POST carries
 * @param wantsPassword whether the body lacks the password, which comes from standard input
 */
record ConsoleCommand(String method, String path, Map<String, ?> body, boolean wantsPassword) {
    static final String USAGE = """
            usage: dcts admin user create NAME --password-stdin
                   dcts admin owner NAME
                   dcts admin state NAME active|pending|muted|banned
                   dcts admin permissions --defaults
                   dcts admin entrypoints [--markdown]
                   dcts admin wire PLUGIN
                   dcts admin settings --markdown
                   dcts plugin list
                   dcts plugin enable ID
                   dcts plugin disable ID [--with-dependants]
                   dcts plugin rescan
                   dcts plugin info ID
                   dcts plugin install FILE [--yes [--brief]]
                   dcts plugin upgrade FILE [--yes]
                   dcts plugin rollback ID
                   dcts plugin remove ID --keep-data|--drop-data [--yes]
                   dcts plugin settings ID
                   dcts plugin set ID NAME VALUE|--default|--stdin
            each with --data DIR for another data directory than ./data""";

    /** Reads a command line, the verb first; empty if it is none of ours. */
    static Optional<ConsoleCommand> parse(List<String> arguments) {
        List<String> words =
                arguments.stream().filter(word -> !word.startsWith("--")).toList();
        List<String> options =
                arguments.stream().filter(word -> word.startsWith("--")).toList();
        String name = words.isEmpty() ? "" : words.getLast();
        if (words.size() == 4 && words.subList(0, 2).equals(List.of("admin", "state")) && options.isEmpty()) {
            return Optional.of(post("/api/admin/states", Map.of("loginName", words.get(2), "state", name)));
        }
        String form = String.join(" ", words.subList(0, Math.max(0, words.size() - 1))) + " " + options;
        return Optional.ofNullable(
                switch (form) {
                    case "admin user create [--password-stdin]" ->
                        new ConsoleCommand("POST", "/api/admin/users", Map.of("loginName", name), true);
                    case "admin owner []" -> post("/api/admin/owner", Map.of("loginName", name));
                    case "admin [--defaults]" ->
                        name.equals("permissions") ? post("/api/admin/permissions/defaults", Map.of()) : null;
                    case "plugin enable []" -> post("/api/admin/plugins/enable", Map.of("id", name));
                    case "plugin disable []" -> post("/api/admin/plugins/disable", Map.of("id", name));
                    case "plugin disable [--with-dependants]" ->
                        post("/api/admin/plugins/disable", Map.of("id", name, "withDependants", true));
                    case "plugin rollback []" -> post("/api/admin/plugins/rollback", Map.of("id", name));
                    case "plugin []" -> withoutName(name);
                    default -> null;
                });
    }

    /** What helps a person after a refusal; empty if the code says it all. */
    String hint(String code) {
        if (path.endsWith("/plugins/rollback") && code.equals("conflict")) {
            return ": there is no version before";
        }
        if (path.endsWith("/permissions/defaults") && code.equals("conflict")) {
            return ": the plugin that decides runs; disable it first";
        }
        return path.endsWith("/plugins/disable") && code.equals("conflict")
                ? ": others that run need it (see plugin list); --with-dependants stops them too"
                : "";
    }

    private static @Nullable ConsoleCommand withoutName(String word) {
        return switch (word) {
            case "list" -> new ConsoleCommand("GET", "/api/admin/plugins", Map.of(), false);
            case "rescan" -> post("/api/admin/plugins/rescan", Map.of());
            default -> null;
        };
    }

    private static ConsoleCommand post(String path, Map<String, ?> body) {
        return new ConsoleCommand("POST", path, body, false);
    }
}
