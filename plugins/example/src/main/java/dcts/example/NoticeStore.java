package dcts.example;

import dcts.api.Id;
import dcts.api.Journal;
import dcts.example.api.Notice;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The SQL of notices. */
final class NoticeStore {
    static final List<String> COLUMNS = List.of("id", "author_id", "nonce", "body", "channel_id", "created_at");
    private static final String SELECT = "select " + String.join(", ", COLUMNS) + " from example_notice ";

    private final Jdbi jdbi;

    NoticeStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The newest first. */
    List<Notice> newest(int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "order by id desc limit :limit")
                .bind("limit", limit)
                .map((row, context) -> stored(row).notice())
                .list());
    }

    Optional<Notice> find(Id id) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "where id = :id")
                .bind("id", id.value())
                .map((row, context) -> stored(row).notice())
                .findOne());
    }

    List<Journal.Entry<Notice>> journal(long after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "where id > :after order by id limit :limit")
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> stored(row).notice())
                .map(notice -> new Journal.Entry<>(notice.id(), notice))
                .list());
    }

    List<StoredNotice> byNonces(Collection<NoticeDraft> drafts) {
        if (drafts.isEmpty()) {
            return List.of();
        }
        String marks = String.join(", ", drafts.stream().map(draft -> "(?, ?)").toList());
        return jdbi.withHandle(handle -> {
            var query = handle.createQuery(SELECT + "where (author_id, nonce) in (" + marks + ")");
            int at = 0;
            for (NoticeDraft draft : drafts) {
                query.bind(at++, draft.authorId().value()).bind(at++, draft.nonce());
            }
            return query.map((row, context) -> stored(row)).list();
        });
    }

    Optional<Id> lastId() {
        return jdbi.withHandle(handle -> handle.createQuery("select max(id) from example_notice")
                .mapTo(Long.class)
                .findOne()
                .map(Id::new));
    }

    /**
     * Forgets a notice.
     *
     * @param witness writes it down in the same transaction
     */
    void remove(Id id, Consumer<Handle> witness) {
        jdbi.useTransaction(handle -> {
            handle.execute("delete from example_notice where id = ?", id.value());
            witness.accept(handle);
        });
    }

    List<Notice> olderThan(long createdAt) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "where created_at < :before order by id limit 100")
                .bind("before", createdAt)
                .map((row, context) -> stored(row).notice())
                .list());
    }

    private static StoredNotice stored(ResultSet row) throws SQLException {
        long channel = row.getLong("channel_id");
        var notice = new Notice(
                new Id(row.getLong("id")),
                new Id(row.getLong("author_id")),
                row.getString("body"),
                channel == 0 ? null : new Id(channel),
                row.getLong("created_at"));
        return new StoredNotice(notice, row.getString("nonce"));
    }
}
