package dcts.roles;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Brings the tables from one book to another, cell by cell, in one transaction. */
final class RoleWriter {
    private final Handle handle;

    RoleWriter(Handle handle) {
        this.handle = handle;
    }

    void write(Book after, Difference difference) {
        Set<String> cells = difference.cells();
        roles(after, cells);
        rules("roles_rule", "role_id", "rule", cells, difference);
        rules("roles_member_rule", "member_id", "own", cells, difference);
        numbers(cells, difference);
        members(cells, difference);
    }

    private static List<String[]> of(String kind, Set<String> cells) {
        return cells.stream()
                .filter(cell -> cell.startsWith(kind + "/"))
                .map(cell -> cell.split("/", 4))
                .toList();
    }

    private void roles(Book after, Set<String> cells) {
        boolean reordered = cells.contains(Cells.ORDER);
        Set<String> touched = new TreeSet<>();
        of("role", cells).forEach(parts -> touched.add(parts[1]));
        for (String id : touched) {
            if (after.roles().stream().noneMatch(role -> role.id().toString().equals(id))) {
                handle.execute("delete from roles_role where id = ?", id);
            }
        }
        for (Role role : after.roles()) {
            if (reordered || touched.contains(role.id().toString())) {
                put(role, after.rank(role));
            }
        }
    }

    private void put(Role role, int position) {
        handle.createUpdate("insert into roles_role (id, name, color, color2, shown, level, base, position)"
                        + " values (:id, :name, :color, :color2, :shown, :level, :base, :position)"
                        + " on duplicate key update name = value(name), color = value(color),"
                        + " color2 = value(color2), shown = value(shown), level = value(level),"
                        + " position = value(position)")
                .bind("id", role.id().value())
                .bind("name", role.look().name())
                .bind("color", role.look().color())
                .bind("color2", role.look().color2())
                .bind("shown", role.look().shown())
                .bind("level", role.level() == null ? null : Cells.word(role.level()))
                .bind("base", role.base() ? 1 : null)
                .bind("position", position)
                .execute();
    }

    private void rules(String table, String whose, String kind, Set<String> cells, Difference difference) {
        List<String[]> found = of(kind, cells);
        try (PreparedBatch gone = handle.prepareBatch(
                        "delete from " + table + " where " + whose + " = ? and place = ? and permission = ?");
                PreparedBatch there = handle.prepareBatch("insert into " + table + " (" + whose
                        + ", place, permission, allow) values (?, ?, ?, ?)"
                        + " on duplicate key update allow = value(allow)")) {
            for (String[] parts : found) {
                String value = value(difference, parts);
                if (value == null) {
                    gone.add(parts[1], parts[2], parts[3]);
                } else {
                    there.add(parts[1], parts[2], parts[3], value.equals("allow") ? 1 : 0);
                }
            }
            execute(gone);
            execute(there);
        }
    }

    private void numbers(Set<String> cells, Difference difference) {
        for (String[] parts : of("number", cells)) {
            String value = value(difference, parts);
            if (value == null) {
                handle.execute("delete from roles_number where role_id = ? and quota = ?", parts[1], parts[2]);
            } else {
                handle.execute(
                        "insert into roles_number (role_id, quota, number) values (?, ?, ?)"
                                + " on duplicate key update number = value(number)",
                        parts[1],
                        parts[2],
                        value);
            }
        }
    }

    private void members(Set<String> cells, Difference difference) {
        try (PreparedBatch gone = handle.prepareBatch("delete from roles_member where member_id = ? and role_id = ?");
                PreparedBatch there =
                        handle.prepareBatch("insert ignore into roles_member (member_id, role_id) values (?, ?)")) {
            for (String[] parts : of("has", cells)) {
                (value(difference, parts) == null ? gone : there).add(parts[1], parts[2]);
            }
            execute(gone);
            execute(there);
        }
    }

    private static void execute(PreparedBatch batch) {
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    private static @Nullable String value(Difference difference, String[] parts) {
        return difference.after().get(String.join("/", parts));
    }
}
