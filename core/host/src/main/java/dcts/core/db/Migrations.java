package dcts.core.db;

import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings the tables of each owner up to date, one owner at a time in all processes that share the database. */
public final class Migrations {
    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);
    private static final int MOST_MS_PER_STATEMENT = 3_600_000;

    private static final int WAIT_SECONDS = 60;

    private final Database database;
    private final int waitSeconds;

    public Migrations(Database database) {
        this(database, WAIT_SECONDS);
    }

    Migrations(Database database, int waitSeconds) {
        this.database = database;
        this.waitSeconds = waitSeconds;
    }

    /**
     * Runs what has not run yet. Costs one query when the files are those of the last run; Liquibase is not even loaded
     * then.
     *
     * @return how many changes ran
     * @throws DatabaseException if a file breaks the rules of {@link MigrationSource}, a change fails or was edited
     *     after it ran, or the database is newer than the files
     */
    public int run(MigrationSource source) {
        MigrationFiles files = MigrationFiles.read(source);
        try (Connection connection = database.connection()) {
            return upToDate(connection, files) ? 0 : change(connection, files);
        } catch (SQLException e) {
            throw new DatabaseException(
                    "The tables of " + source.owner() + " cannot be brought up to date: the database says "
                            + e.getMessage() + ". Put that right, then start again.",
                    e);
        }
    }

    private static boolean upToDate(Connection connection, MigrationFiles files) throws SQLException {
        return files.texts().isEmpty()
                || new MigrationState(connection)
                        .checksum(files.owner())
                        .filter(files.checksum()::equals)
                        .isPresent();
    }

    private int change(Connection connection, MigrationFiles files) throws SQLException {
        // Copying a large table takes as long as it takes; the pool puts its own limit back.
        connection.setNetworkTimeout(Runnable::run, MOST_MS_PER_STATEMENT);
        try (MigrationLock held = MigrationLock.take(connection, waitSeconds)) {
            if (upToDate(held.connection(), files)) {
                return 0;
            }
            int changes = new LiquibaseRun(files, connection).run();
            new MigrationState(connection).remember(files.owner(), files.checksum());
            LOG.info("Brought the tables of {} up to date: {} changes.", files.owner(), changes);
            return changes;
        }
    }
}
