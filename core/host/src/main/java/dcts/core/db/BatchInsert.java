package dcts.core.db;

import dcts.api.AppendTable;
import dcts.api.Id;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements of a group commit for one table. */
final class BatchInsert<D, R> {
    private final AppendTable<D, R> table;
    private final String head;
    private final String tuple;

    BatchInsert(AppendTable<D, R> table) {
        this.table = table;
        this.head = "insert into " + table.name() + " (" + String.join(", ", table.columns()) + ") values ";
        this.tuple = "(" + String.join(", ", Collections.nCopies(table.columns().size(), "?")) + ")";
    }

    /** Inserts all rows in one statement, which is committed when this returns. */
    void run(Connection connection, Collection<Batch.Entry<D, R>> entries) throws SQLException {
        String sql = head + String.join(", ", Collections.nCopies(entries.size(), tuple));
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            int position = 1;
            for (Batch.Entry<D, R> entry : entries) {
                position = bind(insert, position, entry.values());
            }
            insert.executeUpdate();
        }
    }

    private static int bind(PreparedStatement insert, int start, List<@Nullable Object> values) throws SQLException {
        int position = start;
        for (Object value : values) {
            insert.setObject(position++, value);
        }
        return position;
    }

    /** How many of the ids are stored. */
    int countStored(Connection connection, List<Id> ids) throws SQLException {
        String sql = "select count(*) from " + table.name() + " where "
                + table.columns().getFirst() + " in (" + String.join(", ", Collections.nCopies(ids.size(), "?")) + ")";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < ids.size(); i++) {
                select.setLong(i + 1, ids.get(i).value());
            }
            try (ResultSet result = select.executeQuery()) {
                result.next();
                return result.getInt(1);
            }
        }
    }
}
