package dcts.chat;

import dcts.api.Head;
import dcts.api.Id;
import dcts.api.Journal;
import dcts.chat.api.ChatMessage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The SQL of messages. */
final class MessageStore {
    static final List<String> COLUMNS =
            List.of("id", "channel_id", "seq", "rev", "author_id", "nonce", "kind", "body", "reply_to", "created_at");
    private static final String SELECT = "select " + String.join(", ", COLUMNS) + " from chat_message ";

    /** So far back is looked for what somebody wrote. */
    private static final int LAST_MESSAGES = 1_000;

    private final Jdbi jdbi;

    MessageStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The newest first, older than the given message if there is one. */
    List<Message> before(Id channel, @Nullable Id before, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        SELECT + "where channel_id = :channel and id < :before order by id desc limit :limit")
                .bind("channel", channel.value())
                .bind("before", before == null ? Long.MAX_VALUE : before.value())
                .bind("limit", limit)
                .map((row, context) -> message(row))
                .list());
    }

    /** The oldest first, newer than the given message. */
    List<Message> after(Id channel, Id after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        SELECT + "where channel_id = :channel and id > :after order by id limit :limit")
                .bind("channel", channel.value())
                .bind("after", after.value())
                .bind("limit", limit)
                .map((row, context) -> message(row))
                .list());
    }

    /** Those changed after one revision and up to another, by growing revision. */
    List<Message> changes(Id channel, long after, long upTo, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT
                        + "where channel_id = :channel and rev > :after and rev <= :upTo order by rev limit :limit")
                .bind("channel", channel.value())
                .bind("after", after)
                .bind("upTo", upTo)
                .bind("limit", limit)
                .map((row, context) -> message(row))
                .list());
    }

    /** Those of all channels, in the order in which they were stored. */
    List<Journal.Entry<ChatMessage>> journal(long after, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "where id > :after order by id limit :limit")
                .bind("after", after)
                .bind("limit", limit)
                .map((row, context) -> message(row))
                .map(message -> new Journal.Entry<>(message.id(), message.view()))
                .list());
    }

    /** The stored messages that have a draft's author and nonce. */
    List<Message> byNonces(Collection<MessageDraft> drafts) {
        if (drafts.isEmpty()) {
            return List.of();
        }
        List<Object> pairs = drafts.stream()
                .<Object>mapMulti((draft, out) -> {
                    out.accept(draft.authorId().value());
                    out.accept(draft.nonce());
                })
                .toList();
        String marks = String.join(", ", drafts.stream().map(d -> "(?, ?)").toList());
        return jdbi.withHandle(handle -> {
            var query = handle.createQuery(SELECT + "where (author_id, nonce) in (" + marks + ")");
            for (int i = 0; i < pairs.size(); i++) {
                query.bind(i, pairs.get(i));
            }
            return query.map((row, context) -> message(row)).list();
        });
    }

    /** Where the channels' counters stand; the floors count where the newest rows are gone. */
    Map<Id, Head> heads() {
        Map<Id, Head> heads = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("select c.id, greatest(c.seq_floor, coalesce(m.seq, 0)) seq,"
                        + " greatest(c.rev_floor, coalesce(m.rev, 0)) rev from chat_channel c left join"
                        + " (select channel_id, max(seq) seq, max(rev) rev from chat_message group by channel_id) m"
                        + " on m.channel_id = c.id")
                .map((row, context) ->
                        Map.entry(new Id(row.getLong("id")), new Head(row.getLong("seq"), row.getLong("rev"))))
                .forEach(entry -> heads.put(entry.getKey(), entry.getValue())));
        return heads;
    }

    /** When somebody last wrote in a channel, if that is among its last messages. */
    Optional<Long> lastSent(Id channel, Id author) {
        return jdbi.withHandle(handle -> handle.createQuery("select max(created_at) from"
                        + " (select author_id, created_at from chat_message where channel_id = ? order by id desc"
                        + " limit " + LAST_MESSAGES + ") newest where author_id = ?")
                .bind(0, channel.value())
                .bind(1, author.value())
                .mapTo(Long.class)
                .findOne());
    }

    Optional<Id> lastId() {
        return jdbi.withHandle(handle -> handle.createQuery("select max(id) from chat_message")
                .mapTo(Long.class)
                .findOne()
                .map(Id::new));
    }

    private static Message message(ResultSet row) throws SQLException {
        long replyTo = row.getLong("reply_to");
        return new Message(
                new Id(row.getLong("id")),
                new Id(row.getLong("channel_id")),
                row.getLong("seq"),
                row.getLong("rev"),
                new Id(row.getLong("author_id")),
                row.getString("nonce"),
                row.getString("kind"),
                row.getString("body"),
                replyTo == 0 ? null : new Id(replyTo),
                row.getLong("created_at"));
    }
}
