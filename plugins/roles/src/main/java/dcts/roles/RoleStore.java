package dcts.roles;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
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
        return jdbi.withHandle(handle -> revision(handle, ""));
    }

    /** All of it, in one snapshot. */
    Stored load() {
        return jdbi.inTransaction(handle -> load(handle, revision(handle, "")));
    }

    private static Stored load(Handle handle, long revision) {
        Map<String, String> cells = new TreeMap<>();
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
    }

    private static long revision(Handle handle, String lock) {
        return handle.createQuery("select revision from roles_revision where id = 1" + lock)
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

    /** What becomes of a book. */
    record Next(Book book, Difference difference) {}

    /** What was stored, and what is now: the same if nothing was changed. */
    record Changed(Stored before, Stored after) {}

    /**
     * Makes another book of the one that is stored. Whoever changes it meanwhile waits for the row that counts the changes.
     *
     * @param known what was stored last, read again only if that is not so any more
     * @param change makes it; may throw, and then nothing is changed
     * @param witness writes it down in the same transaction
     */
    Changed change(Stored known, Function<Book, Next> change, BiConsumer<Handle, Next> witness) {
        return jdbi.inTransaction(handle -> {
            long revision = revision(handle, " for update");
            Stored before = revision == known.revision() ? known : load(handle, revision);
            Next next = change.apply(before.book());
            if (next.difference.isEmpty()) {
                return new Changed(before, before);
            }
            handle.execute("update roles_revision set revision = ? where id = 1", revision + 1);
            new RoleWriter(handle).write(next.book, next.difference);
            witness.accept(handle, next);
            return new Changed(before, new Stored(next.book, revision + 1));
        });
    }
}
