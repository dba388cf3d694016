package dcts.chat;

import dcts.api.Id;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** The SQL of what is left of deleted channels. */
final class GoneStore {
    private final Jdbi jdbi;

    GoneStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A channel that was deleted. */
    record Gone(Id channel, long deletedAt) {}

    /** The channels that were deleted and are not forgotten yet. */
    List<Gone> channels() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select channel_id, deleted_at from chat_gone order by channel_id")
                .map((row, context) -> new Gone(new Id(row.getLong("channel_id")), row.getLong("deleted_at")))
                .list());
    }

    /**
     * Deletes some messages of a channel.
     *
     * @return how many, less than the limit if none are left
     */
    int deleteMessages(Id channel, int limit) {
        return jdbi.withHandle(handle ->
                handle.execute("delete from chat_message where channel_id = ? limit ?", channel.value(), limit));
    }

    /** Forgets that these channels were deleted. */
    void forget(List<Id> channels) {
        jdbi.useHandle(handle -> channels.forEach(
                channel -> handle.execute("delete from chat_gone where channel_id = ?", channel.value())));
    }
}
