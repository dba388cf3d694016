package dcts.rights;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Who may call what, written down by hand, so that an entry point that asks for less than before does not go unseen. */
final class Accesses {
    private static final String TABLE = """
            anyone: GET /api/server, GET /api/ui, GET /health/live, GET /health/ready, GET /metrics
            anyone: POST /api/accounts, POST /api/sessions, GET /api/sessions/current
            anyone: GET /discover, POST /dSyncAuth/login, POST /dSyncAuth/verify, POST /dSyncAuth/verify/session
            anyone: POST /dSyncAuth/challenge, GET /api/example/feed, POST /api/example/screen
            everybody logged in: DELETE /api/sessions/current, core.rights, core.why
            members: accounts.profiles, chat.tree, GET /api/chat/pictures, keyauth.keys, keyauth.link, keyauth.unlink
            core.readAudit: GET /api/admin/audit
            core.readEntryPoints: GET /api/admin/entrypoints, GET /api/admin/wire
            core.manageAccounts: POST /api/admin/users, POST /api/admin/states, POST /api/admin/owner
            core.managePermissions: POST /api/admin/permissions/defaults
            core.manageSettings: GET /api/admin/settings, POST /api/admin/settings
            core.managePlugins: GET /api/admin/plugins, POST /api/admin/plugins/enable, POST /api/admin/plugins/disable
            core.managePlugins: POST /api/admin/plugins/rescan, POST /api/admin/plugins/upload
            core.managePlugins: POST /api/admin/plugins/install, POST /api/admin/plugins/rollback
            core.managePlugins: POST /api/admin/plugins/remove
            chat.read at the object: chat.history, chat.changes
            chat.send at the object: chat.send
            chat.manage: chat.group.create
            chat.manage at the object: chat.group.change, chat.group.move, chat.group.picture, chat.group.delete
            chat.manage at the object: chat.category.create, chat.category.change, chat.category.move
            chat.manage at the object: chat.category.delete, chat.channel.create, chat.channel.change
            chat.manage at the object: chat.channel.move, chat.channel.default, chat.channel.delete
            roles.read: roles.list, roles.of
            roles.assign: roles.assign, roles.members
            roles.assign at the object: roles.undo
            roles.manage: roles.editor, roles.why, roles.create, roles.change, roles.move, roles.delete
            roles.manage at the object: roles.rules, roles.rule
            example.read: example.list
            example.pin: example.pin, example.remove
            """;

    private static final Map<String, String> BY_NAME = read();

    private Accesses() {}

    private static Map<String, String> read() {
        Map<String, String> accesses = new HashMap<>();
        TABLE.lines().forEach(line -> {
            String[] parts = line.split(": ", 2);
            for (String name : parts[1].split(", ", -1)) {
                accesses.put(name, parts[0]);
            }
        });
        return accesses;
    }

    /** Who may call it; what the server says as long as nobody has written it down. */
    static String of(Point point) {
        return BY_NAME.getOrDefault(point.name(), point.access());
    }

    /** What the table does not know, or knows otherwise. */
    static Optional<String> gap(Point point) {
        String written = BY_NAME.get(point.name());
        if (written == null) {
            return Optional.of(point.name() + " is new: write down in Accesses who may call it. The server says \""
                    + point.access() + "\".");
        }
        return written.equals(point.access())
                ? Optional.empty()
                : Optional.of(point.name() + " is for \"" + written + "\" by Accesses, and the server says \""
                        + point.access() + "\".");
    }
}
