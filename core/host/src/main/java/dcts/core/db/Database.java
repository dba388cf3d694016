package dcts.core.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/** An open database: one pool of connections for the core and all plugins. */
public final class Database implements AutoCloseable {
    /** Connections at most, unless configured. */
    public static final int DEFAULT_POOL_SIZE = 10;

    private static final int LARGEST_POOL = 200;
    private static final int IDLE_CONNECTIONS = 2;

    private final HikariDataSource pool;
    private final DatabaseAddress address;
    private final ServerVersion version;

    private Database(HikariDataSource pool, DatabaseAddress address, ServerVersion version) {
        this.pool = pool;
        this.address = address;
        this.version = version;
    }

    /**
     * Connects and checks that the server is a MariaDB of at least 10.11 that flushes its commits. A statement may take
     * 3 seconds, as may the wait for a free connection; isolation is the server's {@code REPEATABLE READ}.
     *
     * @param poolSize connections at most, 1 to 200
     * @throws DatabaseException if it cannot be reached or is not fit
     */
    public static Database open(DatabaseAddress address, int poolSize) {
        if (poolSize < 1 || poolSize > LARGEST_POOL) {
            throw new IllegalArgumentException("pool size is " + poolSize + ", not within 1 to " + LARGEST_POOL);
        }
        ServerVersion version = DatabaseChecks.check(address);
        return new Database(new HikariDataSource(configuration(address, poolSize)), address, version);
    }

    /**
     * A Jdbi of its own for this owner, {@code core} or the id of a plugin, so that its caches end with the owner. A
     * slow statement is logged with the owner's name.
     */
    public Jdbi jdbi(String owner) {
        return jdbi(owner, () -> {});
    }

    /** The same, asking before each use whether it may still be used. */
    public Jdbi jdbi(String owner, Runnable check) {
        ConnectionFactory connections = () -> {
            check.run();
            return pool.getConnection();
        };
        Jdbi jdbi = Jdbi.create(connections).setSqlLogger(new SlowStatements(owner));
        // Whatever a failed statement was given would end in the log: hashes, texts, names.
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(MessageRendering.NONE);
        return jdbi;
    }

    /** The pool. */
    public DataSource dataSource() {
        return pool;
    }

    /** A connection of the pool, in auto-commit mode; to be closed by the caller. */
    public Connection connection() throws SQLException {
        return pool.getConnection();
    }

    /** Connections outside the pool, for those who keep or break theirs. */
    public ConnectionSource ownConnections() {
        return () -> DriverSettings.connect(address);
    }

    /** The version that the server reports. */
    public ServerVersion version() {
        return version;
    }

    @Override
    public void close() {
        pool.close();
    }

    /** A thread has the class loader of the one that made it, and the pool makes some on the threads of plugins. */
    private static Thread poolThread(Runnable work) {
        Thread thread = new Thread(work, "database-pool");
        thread.setDaemon(true);
        thread.setContextClassLoader(Database.class.getClassLoader());
        return thread;
    }

    private static HikariConfig configuration(DatabaseAddress address, int poolSize) {
        HikariConfig configuration = new HikariConfig();
        configuration.setPoolName("database");
        configuration.setDriverClassName(org.mariadb.jdbc.Driver.class.getName());
        configuration.setJdbcUrl(address.url());
        configuration.setDataSourceProperties(DriverSettings.of(address));
        configuration.setMaximumPoolSize(poolSize);
        configuration.setMinimumIdle(Math.min(IDLE_CONNECTIONS, poolSize));
        configuration.setConnectionTimeout(DriverSettings.TIMEOUT_MS);
        configuration.setValidationTimeout(1_000);
        configuration.setThreadFactory(Database::poolThread);
        return configuration;
    }
}
