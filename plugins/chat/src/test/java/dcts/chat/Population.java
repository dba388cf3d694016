package dcts.chat;

import dcts.core.db.Database;
import dcts.core.db.TestDatabase;
import org.jdbi.v3.core.Jdbi;

/** Large numbers of rows, made by the database itself. */
final class Population implements AutoCloseable {
    private final Database database;
    private final Jdbi jdbi;

    Population(TestDatabase test) {
        this.database = test.open();
        this.jdbi = database.jdbi("test");
    }

    Jdbi jdbi() {
        return jdbi;
    }

    /** Adds old messages at the end of a channel; a running server does not know of them. */
    void messages(String channelId, String authorId, int count) {
        jdbi.useHandle(handle -> {
            long seq = handle.createQuery("select coalesce(max(seq), 0) from chat_message where channel_id = ?")
                    .bind(0, channelId)
                    .mapTo(Long.class)
                    .one();
            long id = handle.createQuery("select coalesce(max(id), 0) from chat_message")
                    .mapTo(Long.class)
                    .one();
            handle.execute(
                    "insert into chat_message (id, channel_id, seq, rev, author_id, nonce, kind, body, created_at)"
                            + " select ? + seq, ?, ? + seq, ? + seq, ?, concat('old-', ? + seq), 'text',"
                            + " concat('Old message ', seq), seq from seq_1_to_" + count,
                    id,
                    channelId,
                    seq,
                    seq,
                    authorId,
                    id);
        });
    }

    /** Adds accounts that nobody can log in to. */
    void members(int count) {
        jdbi.useHandle(handle -> handle.execute("insert into core_account (id, login_name, display_name, password_hash,"
                + " created_at) select seq, concat('member', seq), concat('Member ', seq), '-', seq"
                + " from seq_1_to_" + count));
    }

    long storedMessages() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from chat_message")
                .mapTo(Long.class)
                .one());
    }

    @Override
    public void close() {
        database.close();
    }
}
