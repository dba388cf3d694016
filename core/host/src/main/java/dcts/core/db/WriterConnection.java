package dcts.core.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/**
 * The writer's own connection, opened when needed. It remembers the server's number of the last one, because a connection
 * that broke in the middle of a statement may still be at work on the other side.
 */
final class WriterConnection implements AutoCloseable {
    private final ConnectionSource source;
    private @Nullable Connection current;
    private long number;

    WriterConnection(ConnectionSource source) {
        this.source = source;
    }

    Connection get() throws SQLException {
        Connection connection = current;
        if (connection == null) {
            connection = source.open();
            number = numberOf(connection);
            current = connection;
        }
        return connection;
    }

    /** Gives up the connection and returns its number. */
    long abandon() {
        close();
        return number;
    }

    /** Opens a new connection after the work of an abandoned one has certainly ended. */
    Connection replace(long abandoned) throws SQLException {
        Connection connection = get();
        if (numberOf(connection) != abandoned && running(connection, abandoned)) {
            kill(connection, abandoned);
            if (running(connection, abandoned)) {
                throw new SQLException("connection " + abandoned + " has not ended yet", "08000");
            }
        }
        return connection;
    }

    private static void kill(Connection connection, long number) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("kill connection " + number);
        } catch (SQLException e) {
            if (e.getErrorCode() != 1094) { // it ended by itself meanwhile
                throw e;
            }
        }
    }

    private static boolean running(Connection connection, long number) throws SQLException {
        String sql = "select count(*) from information_schema.processlist where id = ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, number);
            try (ResultSet result = select.executeQuery()) {
                result.next();
                return result.getInt(1) > 0;
            }
        }
    }

    private static long numberOf(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select connection_id()")) {
            result.next();
            return result.getLong(1);
        }
    }

    @Override
    public void close() {
        Connection connection = current;
        current = null;
        if (connection != null) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                // It is being given up; whether the server still works on it is asked before it is replaced.
                number = Math.max(number, 0);
            }
        }
    }
}
