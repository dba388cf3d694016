package dcts.crash;

import dcts.bench.BenchDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The messages as the database has them. */
final class StoredMessages {
    private StoredMessages() {}

    static List<Stored> read(BenchDatabase database) throws SQLException {
        Connection connection = database.connection();
        List<Stored> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select id, channel_id, seq, rev, author_id, nonce, body," + " created_at from chat_message")) {
            while (row.next()) {
                var key = new Operation.Key(row.getLong("author_id"), row.getString("nonce"));
                all.add(new Stored(
                        key,
                        new Message(
                                row.getLong("id"),
                                row.getLong("channel_id"),
                                row.getLong("seq"),
                                row.getLong("rev"),
                                key.author(),
                                row.getString("body"),
                                row.getLong("created_at"))));
            }
        }
        return all;
    }
}
