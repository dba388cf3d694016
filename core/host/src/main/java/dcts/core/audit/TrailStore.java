package dcts.core.audit;

import dcts.api.Id;
import dcts.core.db.TypedText;
import dcts.core.json.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The SQL that reads the trail. */
public final class TrailStore {
    private final Jdbi jdbi;
    private final Json json = new Json();

    /**
     * An entry as it was written.
     *
     * @param at milliseconds UTC
     */
    public record Written(
            Id id,
            long at,
            Actor actor,
            String what,
            String subject,
            Map<String, String> before,
            Map<String, String> after) {}

    /** Who made a change, by the name he had; without an id if it was the console. */
    public record Actor(@Nullable Id id, String loginName) {}

    public TrailStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * The newest first.
     *
     * @param before only older ones; null for the newest
     * @param text in the actor's name, what was done, or the subject; empty for all
     */
    public List<Written> page(@Nullable Id before, String text, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select id, at, actor, actor_name, what, subject, previous, detail from core_audit where id < :before"
                                + " and " + TypedText.in("text", "actor_name", "what", "subject")
                                + " order by id desc limit :limit")
                .bind("before", before == null ? Long.MAX_VALUE : before.value())
                .bind("text", TypedText.pattern(text))
                .bind("limit", limit)
                .map((row, context) -> written(row))
                .list());
    }

    private Written written(ResultSet row) throws SQLException {
        long actor = row.getLong("actor");
        return new Written(
                new Id(row.getLong("id")),
                row.getLong("at"),
                new Actor(actor > 0 ? new Id(actor) : null, row.getString("actor_name")),
                row.getString("what"),
                row.getString("subject"),
                map(row.getString("previous")),
                map(row.getString("detail")));
    }

    private Map<String, String> map(@Nullable String text) {
        return text == null ? Map.of() : json.texts(text);
    }
}
