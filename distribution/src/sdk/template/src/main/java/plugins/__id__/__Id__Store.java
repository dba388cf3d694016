package plugins.__id__;

import dcts.api.Id;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import plugins.__id__.__Id__Events.Line;

/** All SQL of the plugin. */
final class __Id__Store {
    private final Jdbi jdbi;

    __Id__Store(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void insert(Line line) {
        jdbi.useHandle(handle -> handle.execute(
                "insert into __id___line (id, author_id, body, added_at) values (?, ?, ?, ?)",
                line.id().value(),
                line.authorId().value(),
                line.text(),
                line.addedAt()));
    }

    List<Line> newest(int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select id, author_id, body, added_at from __id___line order by id desc limit :limit")
                .bind("limit", limit)
                .map((row, context) -> new Line(
                        new Id(row.getLong("id")),
                        new Id(row.getLong("author_id")),
                        row.getString("body"),
                        row.getLong("added_at")))
                .list());
    }
}
