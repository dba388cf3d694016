package dcts.roles;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The SQL of roles, rules, and who has what. */
final class RoleStore {
    private final Jdbi jdbi;

    /** The book as it is stored, after so many changes. */
    record Stored(Book book, long revision) {}

    RoleStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** How many changes there were. */
    long revision() {
        return jdbi.withHandle(RoleStore::revision);
    }

    /** All of it, in one snapshot. */
    Stored load() {
        return jdbi.inTransaction(handle -> {
            Map<String, String> cells = new TreeMap<>();
            long revision = revision(handle);
            cells.put(Cells.ORDER, order(handle));
            handle.createQuery("select id, name, color, color2, shown, level, base from roles_role")
                    .map((row, context) -> role(row, cells))
                    .list();
            rules(handle, "select role_id whose, place, permission, allow from roles_rule", "rule/", cells);
            rules(handle, "select member_id whose, place, permission, allow from roles_member_rule", "own/", cells);
            handle.createQuery("select role_id, quota, number from roles_number")
                    .map((row, context) -> cells.put(
                            "number/" + row.getLong("role_id") + "/" + row.getString("quota"), row.getString("number")))
                    .list();
            handle.createQuery("select member_id, role_id from roles_member")
                    .map((row, context) ->
                            cells.put("has/" + row.getLong("member_id") + "/" + row.getLong("role_id"), "yes"))
                    .list();
            return new Stored(Cells.book(cells), revision);
        });
    }

    private static long revision(Handle handle) {
        return handle.createQuery("select revision from roles_revision where id = 1")
                .mapTo(Long.class)
                .one();
    }

    private static String order(Handle handle) {
        return handle
                .createQuery("select id from roles_role order by base is not null, position desc, id")
                .mapTo(String.class)
                .list()
                .stream()
                .collect(Collectors.joining(" "));
    }

    private static boolean role(ResultSet row, Map<String, String> cells) throws SQLException {
        String start = "role/" + row.getLong("id") + "/";
        for (String name : new String[] {"name", "color", "color2", "level"}) {
            String text = row.getString(name);
            if (text != null) {
                cells.put(start + name, text);
            }
        }
        for (String name : new String[] {"shown", "base"}) {
            if (row.getInt(name) == 1) {
                cells.put(start + name, "yes");
            }
        }
        return true;
    }

    private static void rules(Handle handle, String select, String start, Map<String, String> cells) {
        handle.createQuery(select)
                .map((row, context) -> cells.put(
                        start + row.getLong("whose") + "/" + row.getString("place") + "/" + row.getString("permission"),
                        row.getInt("allow") == 1 ? "allow" : "deny"))
                .list();
    }

    /**
     * Stores a change, if nothing was changed since a revision; false if something was.
     *
     * @param witness writes it down in the same transaction
     */
    boolean change(long revision, Book after, Difference difference, Consumer<Handle> witness) {
        return jdbi.inTransaction(handle -> {
            int counted = handle.execute(
                    "update roles_revision set revision = revision + 1 where id = 1 and revision = ?", revision);
            if (counted == 0) {
                return false;
            }
            new RoleWriter(handle).write(after, difference);
            witness.accept(handle);
            return true;
        });
    }
}
