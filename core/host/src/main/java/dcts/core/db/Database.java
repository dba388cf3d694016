package dcts.core.db;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** An open database: one pool of connections for the core and all plugins. */
public final class Database implements AutoCloseable {
    private Database() {}

    /**
     * Connects and checks that the server is a MariaDB of at least 10.11 that flushes its commits.
     *
     * @param poolSize connections at most, 1 to 1000
     * @throws DatabaseException if it cannot be reached or is not fit
     */
    public static Database open(DatabaseAddress address, int poolSize) {
        throw new UnsupportedOperationException();
    }

    /** A Jdbi of its own for this owner, {@code core} or the id of a plugin, so that its caches end with the owner. */
    public Jdbi jdbi(String owner) {
        throw new UnsupportedOperationException();
    }

    /** The pool. */
    public DataSource dataSource() {
        throw new UnsupportedOperationException();
    }

    /** A connection of the pool, in auto-commit mode; to be closed by the caller. */
    public Connection connection() throws SQLException {
        return dataSource().getConnection();
    }

    /** The version that the server reports. */
    public ServerVersion version() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
