package dcts.core.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The right to change tables, one holder per database. The server gives it back when the connection ends, so that a
 * killed process leaves no lock behind, as a row in a table would.
 */
record MigrationLock(Connection connection) implements AutoCloseable {
    /** Lock names are shared by all databases of a server and hold 64 characters, as many as the name of one. */
    private static final String NAME = "CONCAT('dcts.', MD5(DATABASE()))";

    static MigrationLock take(Connection connection, int waitSeconds) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT GET_LOCK(" + NAME + ", " + waitSeconds + ")")) {
            if (row.next() && row.getInt(1) == 1) {
                return new MigrationLock(connection);
            }
        }
        throw new DatabaseException("Another server has been changing the tables of this database for more than "
                + waitSeconds + " seconds. Wait until it is done, then start again.");
    }

    @Override
    public void close() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DO RELEASE_LOCK(" + NAME + ")");
        }
    }
}
