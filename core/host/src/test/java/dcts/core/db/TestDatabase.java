package dcts.core.db;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An empty database of its own for one test, on a real MariaDB that all tests of this process share. The server is the
 * one that the product starts, with the same durability; it lives under {@code target} and is warm in the next run.
 */
public final class TestDatabase implements AutoCloseable {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final DatabaseAddress server;
    private final String name;

    private TestDatabase(DatabaseAddress server, String name) {
        this.server = server;
        this.name = name;
    }

    /** Makes an empty database. */
    public static TestDatabase create() {
        TestDatabase database = new TestDatabase(Shared.SERVER.address(), "dcts_test_" + NUMBERS.incrementAndGet());
        database.onServer("DROP DATABASE IF EXISTS " + database.name);
        database.onServer("CREATE DATABASE " + database.name + " COLLATE " + DatabaseChecks.COLLATION);
        return database;
    }

    /** How the product reaches it, as a private database. */
    public DatabaseAddress address() {
        return new DatabaseAddress(
                server.url().replaceFirst("/[^/]+$", "/" + name), server.user(), server.password(), server.owned());
    }

    /** Opens a pool; the caller closes it. */
    public Database open() {
        return Database.open(address(), Database.DEFAULT_POOL_SIZE);
    }

    /** Starts to count what is sent to the server. */
    public StatementCount count() {
        return StatementCount.start(address());
    }

    /** Drops the database with all that is in it. */
    @Override
    public void close() {
        onServer("DROP DATABASE " + name);
    }

    private void onServer(String statement) {
        try (Connection connection = DriverSettings.connect(server);
                Statement execution = connection.createStatement()) {
            execution.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    /** The shared server: started by the first test that wants it, ended with the process. */
    private static final class Shared {
        static final PrivateDatabase SERVER = start();

        private static PrivateDatabase start() {
            DataDirectoryLock lock = freeDirectory();
            PrivateDatabase server =
                    PrivateDatabase.start(lock, PrivateDatabaseOptions.defaults(new SecureRandom()), sentence -> {});
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "test-database-end"));
            return server;
        }

        /** Two test processes of one module may run at once. */
        private static DataDirectoryLock freeDirectory() {
            for (int i = 1; ; i++) {
                try {
                    return DataDirectoryLock.acquire(Path.of("target", "test-database-" + i));
                } catch (DatabaseException taken) {
                    if (i == 8) {
                        throw taken;
                    }
                }
            }
        }
    }
}
