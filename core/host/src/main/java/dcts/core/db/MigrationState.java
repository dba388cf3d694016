package dcts.core.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** The table that remembers which files each owner's tables were last brought up to date with. */
record MigrationState(Connection connection) {
    private static final int NO_SUCH_TABLE = 1146;

    Optional<String> checksum(String owner) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("SELECT checksum FROM core_schema WHERE owner = ?")) {
            query.setString(1, owner);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            if (e.getErrorCode() == NO_SUCH_TABLE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    void remember(String owner, String checksum) throws SQLException {
        try (Statement table = connection.createStatement()) {
            table.execute("CREATE TABLE IF NOT EXISTS core_schema "
                    + "(owner VARCHAR(32) NOT NULL PRIMARY KEY, checksum CHAR(64) NOT NULL)");
        }
        try (PreparedStatement row = connection.prepareStatement("REPLACE INTO core_schema VALUES (?, ?)")) {
            row.setString(1, owner);
            row.setString(2, checksum);
            row.execute();
        }
    }
}
