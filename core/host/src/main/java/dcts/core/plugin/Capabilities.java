package dcts.core.plugin;

import java.util.List;
import java.util.Map;

/**
 * What plugins can ask for in their manifests, and what each means. A plugin runs inside the server, so some of it can only
 * be declared; the owner is told which.
 */
final class Capabilities {
    static final String TABLES = "db.tables";
    static final String FILES = "files";
    static final String UI = "ui";
    static final String LOGIN_METHOD = "login.method";
    /** Below the plugin's own path; with a colon and a path, there. */
    static final String ROUTES = "http.routes";

    static final String DECIDE = "permissions.decide";

    /** Of accounts and of the events about them. */
    static final String ACCOUNTS = "accounts.read";

    private static final Map<String, Known> CORE = Map.of(
            TABLES,
            new Known("Keeps tables of its own in the database; its SQL could reach others too.", false),
            ROUTES,
            new Known("Answers web requests below /api/ and its id.", true),
            "http.client",
            new Known("Speaks to other servers.", false),
            FILES,
            new Known("Keeps files in a folder of its own; as a program it could reach others too.", false),
            UI,
            new Known("Shows something in the members' browsers, with their rights.", true),
            LOGIN_METHOD,
            new Known("Adds a way to log in.", true),
            DECIDE,
            new Known("Decides what every member may do.", true),
            ACCOUNTS,
            new Known("Reads all accounts; hears of accounts and sessions that are made, changed or ended.", true),
            "server.read",
            new Known("Hears of changes of plugins and settings, and may object to them.", true));

    private Capabilities() {}

    private record Known(String meaning, boolean enforced) {}

    /**
     * One of them as the owner is shown it.
     *
     * @param name as it stands in the manifest
     * @param enforced whether the server keeps a plugin from it that did not ask
     */
    record View(String name, String meaning, boolean enforced) {}

    /** What these mean, in their order. */
    static List<View> views(List<String> names) {
        return names.stream().map(Capabilities::view).toList();
    }

    private static View view(String name) {
        String[] parts = name.split(":", 2);
        Known known = CORE.get(parts[0]);
        if (known == null) {
            return guarded(name);
        }
        if (parts.length == 1) {
            return new View(name, known.meaning, known.enforced);
        }
        return switch (parts[0]) {
            case ROUTES -> new View(name, "Answers web requests at " + parts[1] + ".", true);
            case "http.client" -> new View(name, "Speaks to " + parts[1] + ".", false);
            default -> new View(name, known.meaning + " (" + parts[1] + ")", known.enforced);
        };
    }

    /** Other plugins guard what they tell with names of their own, so all that is known is how such names are made. */
    private static View guarded(String name) {
        int dot = name.lastIndexOf('.');
        String noun = name.substring(0, Math.max(0, dot));
        return switch (name.substring(dot + 1)) {
            case "read" -> new View(name, "Reads all " + noun + " that another plugin keeps.", true);
            case "intercept" ->
                new View(
                        name,
                        "Sees " + noun + " of another plugin before they count; may change or refuse them.",
                        true);
            default -> new View(name, "Uses what another plugin guards with this name.", false);
        };
    }
}
