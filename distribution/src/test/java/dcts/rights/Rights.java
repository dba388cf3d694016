package dcts.rights;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who holds what where, written down by hand from what permissions declare and from the rules that {@link World} sets. What
 * the server says of it is compared with this and never asked for it.
 */
final class Rights {
    /** The whole server, beside the letters of places. */
    static final char SERVER = 's';

    /** Not a permission: to see the group and the category around a channel. */
    static final String AROUND = "(what is around)";

    /**
     * In the columns the places where the permission is held: s the whole server, p the public channel, h the hidden channel,
     * g the channel of the hidden group, a the archived channel; a dash for nowhere.
     */
    private static final String TABLE = """
            permission             | pending | member | denied | invited | muted | moderator | admin | owner | looking
            chat.read              | -       | spa    | s      | sphga   | spa   | spha      | spa   | sphga | spa
            (what is around)       | -       | pha    | h      | phga    | pha   | pha       | phga  | phga  | pha
            chat.send              | -       | sphga  | sphga  | sphga   | -     | sphga     | sphga | sphga | sphga
            chat.bypassSlowMode    | -       | -      | -      | -       | -     | sphga     | sphga | sphga | sphga
            chat.manage            | -       | -      | -      | -       | -     | -         | sphga | sphga | -
            roles.read             | -       | sphga  | sphga  | sphga   | sphga | sphga     | sphga | sphga | sphga
            roles.assign           | -       | -      | -      | -       | -     | sphga     | sphga | sphga | sphga
            roles.manage           | -       | -      | -      | -       | -     | -         | sphga | sphga | -
            example.read           | -       | sphga  | sphga  | sphga   | sphga | sphga     | sphga | sphga | sphga
            example.pin            | -       | sphga  | sphga  | sphga   | sphga | sphga     | sphga | sphga | sphga
            example.moderate       | -       | -      | -      | -       | -     | sphga     | sphga | sphga | sphga
            core.readAudit         | -       | -      | -      | -       | -     | -         | sphga | sphga | -
            core.readMetrics       | -       | -      | -      | -       | -     | -         | -     | sphga | -
            core.readEntryPoints   | -       | -      | -      | -       | -     | -         | -     | sphga | -
            core.manageAccounts    | -       | -      | -      | -       | -     | -         | -     | sphga | -
            core.managePermissions | -       | -      | -      | -       | -     | -         | -     | sphga | -
            core.managePlugins     | -       | -      | -      | -       | -     | -         | -     | sphga | -
            core.manageSettings    | -       | -      | -      | -       | -     | -         | -     | sphga | -
            core.viewAs            | -       | -      | -      | -       | -     | -         | sphga | sphga | -
            """;

    private static final Map<String, Map<Principal, String>> HELD = read();

    private Rights() {}

    private static Map<String, Map<Principal, String>> read() {
        List<String[]> rows =
                TABLE.lines().map(line -> line.strip().split("\\s*\\|\\s*")).toList();
        List<Principal> columns = Principal.letIn();
        if (!columns.stream()
                .map(Principal::word)
                .toList()
                .equals(Arrays.asList(rows.getFirst()).subList(1, columns.size() + 1))) {
            throw new AssertionError("the columns of the table are not the principals " + columns);
        }
        Map<String, Map<Principal, String>> held = new HashMap<>();
        for (String[] row : rows.subList(1, rows.size())) {
            Map<Principal, String> places = new HashMap<>();
            columns.forEach(principal -> places.put(principal, row[columns.indexOf(principal) + 1]));
            held.put(row[0], places);
        }
        return held;
    }

    /** All permissions that there are. */
    static Set<String> permissions() {
        Set<String> all = new TreeSet<>(HELD.keySet());
        all.remove(AROUND);
        return all;
    }

    static boolean knows(String permission) {
        return HELD.containsKey(permission);
    }

    /** Whether somebody holds a permission for the whole server. */
    static boolean holds(Principal principal, String permission) {
        return at(principal, permission, SERVER);
    }

    static boolean holds(Principal principal, String permission, Place place) {
        return at(principal, permission, place.letter());
    }

    private static boolean at(Principal principal, String permission, char place) {
        Map<Principal, String> places = HELD.get(permission);
        if (places == null) {
            throw new AssertionError("nobody has said who holds " + permission + ": add it to the table of Rights");
        }
        return places.getOrDefault(principal, "").indexOf(place) >= 0;
    }
}
