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

    /** The channels that were deleted and are not forgotten yet. */
    List<Id> channels() {
        return jdbi.withHandle(handle -> handle.createQuery("select channel_id from chat_gone order by channel_id")
                .mapTo(Long.class)
                .map(Id::new)
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

    /** Forgets the channels among these that were deleted before the given time. */
    void forget(List<Id> channels, long before) {
        jdbi.useHandle(handle -> channels.forEach(channel -> handle.execute(
                "delete from chat_gone where channel_id = ? and deleted_at < ?", channel.value(), before)));
    }
}
