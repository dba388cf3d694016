package dcts.roles;

import dcts.api.Id;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The SQL of changes that can still be taken back. */
final class ChangeStore {
    /** How long a change can be taken back. */
    static final Duration KEPT = Duration.ofMinutes(10);

    private final Jdbi jdbi;

    ChangeStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    static void keep(Handle transaction, Id change, Id actor, long now, Difference difference) {
        transaction.execute(
                "insert into roles_change (id, actor, at) values (?, ?, ?)", change.value(), actor.value(), now);
        var batch = transaction.prepareBatch(
                "insert into roles_change_cell (change_id, cell, was, became) values (?, ?, ?, ?)");
        difference
                .cells()
                .forEach(cell -> batch.add(
                        change.value(),
                        cell,
                        difference.before().get(cell),
                        difference.after().get(cell)));
        batch.execute();
    }

    static void drop(Handle transaction, Id change) {
        transaction.execute("delete from roles_change where id = ?", change.value());
        transaction.execute("delete from roles_change_cell where change_id = ?", change.value());
    }

    /** A change of somebody's that is young enough. */
    Optional<Difference> find(Id change, Id actor, long now) {
        return jdbi.withHandle(handle -> {
            boolean there = handle.createQuery(
                            "select 1 from roles_change where id = :id and actor = :actor and at > :since")
                    .bind("id", change.value())
                    .bind("actor", actor.value())
                    .bind("since", now - KEPT.toMillis())
                    .mapTo(Integer.class)
                    .findOne()
                    .isPresent();
            return there ? Optional.of(cells(handle, change)) : Optional.empty();
        });
    }

    private static Difference cells(Handle handle, Id change) {
        Map<String, String> before = new TreeMap<>();
        Map<String, String> after = new TreeMap<>();
        handle.createQuery("select cell, was, became from roles_change_cell where change_id = :id")
                .bind("id", change.value())
                .map((row, context) -> {
                    put(before, row.getString("cell"), row.getString("was"));
                    put(after, row.getString("cell"), row.getString("became"));
                    return true;
                })
                .list();
        return new Difference(before, after);
    }

    private static void put(Map<String, String> cells, String cell, @Nullable String text) {
        if (text != null) {
            cells.put(cell, text);
        }
    }

    /** Forgets those that are too old. */
    void purge(long now) {
        jdbi.useTransaction(handle -> {
            long since = now - KEPT.toMillis();
            handle.execute(
                    "delete c from roles_change_cell c join roles_change r on r.id = c.change_id where r.at <= ?",
                    since);
            handle.execute("delete from roles_change where at <= ?", since);
        });
    }
}
