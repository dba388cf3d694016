package dcts.core.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts the statements that the shared test server has run since the start of the count, by asking the server: nothing
 * in the product counts for us. It sees all connections, so nothing else may use the server meanwhile.
 */
public final class StatementCount {
    private final DatabaseAddress address;
    private final Map<String, Long> before;

    private StatementCount(DatabaseAddress address) {
        this.address = address;
        this.before = read(address);
    }

    static StatementCount start(DatabaseAddress address) {
        return new StatementCount(address);
    }

    /** {@code SELECT} statements. */
    public long selects() {
        return since("select");
    }

    /** {@code INSERT} statements, whatever their number of rows. */
    public long inserts() {
        return since("insert");
    }

    /** {@code UPDATE} statements. */
    public long updates() {
        return since("update");
    }

    /** {@code DELETE} statements. */
    public long deletes() {
        return since("delete");
    }

    /** {@code COMMIT} statements; a statement in auto-commit mode has none. */
    public long commits() {
        return since("commit");
    }

    /** All of the above but commits, and {@code REPLACE}. */
    public long all() {
        return selects() + inserts() + updates() + deletes() + since("replace");
    }

    private long since(String kind) {
        return read(address).getOrDefault(kind, 0L) - before.getOrDefault(kind, 0L);
    }

    private static Map<String, Long> read(DatabaseAddress address) {
        Map<String, Long> counts = new HashMap<>();
        try (Connection connection = DriverSettings.connect(address);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SHOW GLOBAL STATUS LIKE 'Com\\_%'")) {
            while (rows.next()) {
                counts.put(rows.getString(1).substring("Com_".length()), rows.getLong(2));
            }
            return counts;
        } catch (SQLException e) {
            throw new IllegalStateException("the test database does not answer", e);
        }
    }
}
