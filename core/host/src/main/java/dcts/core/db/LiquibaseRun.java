package dcts.core.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.analytics.configuration.AnalyticsArgs;
import liquibase.database.core.MariaDBDatabase;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.exception.ValidationFailedException;
import liquibase.logging.core.NoOpLogService;
import liquibase.ui.LoggerUIService;

/** One pass of Liquibase over the changes of one owner. The only class that names it, so that it loads when needed. */
final class LiquibaseRun {
    /** It guards nothing, for we hold a real lock; Liquibase insists on having one. */
    private static final String LOCK_TABLE = "core_migration_lock";

    private final MigrationFiles files;
    private final Connection connection;

    LiquibaseRun(MigrationFiles files, Connection connection) {
        this.files = files;
        this.connection = connection;
    }

    /** Returns how many changes ran. */
    int run() throws SQLException {
        Thread thread = Thread.currentThread();
        ClassLoader callers = thread.getContextClassLoader();
        // Liquibase looks for its own parts through this loader, even before it can be told another.
        thread.setContextClassLoader(LiquibaseRun.class.getClassLoader());
        try {
            return runHere();
        } finally {
            thread.setContextClassLoader(callers);
        }
    }

    private int runHere() throws SQLException {
        dropLockTable();
        try {
            return Scope.child(surroundings(), this::update);
        } catch (DatabaseException | SQLException e) {
            throw e;
        } catch (Exception e) {
            // Liquibase declares nothing narrower. Whatever it is, the tables are not what the program needs.
            throw new DatabaseException(sentence(e), e);
        } finally {
            // Liquibase leaves the connection inside a transaction.
            connection.setAutoCommit(true);
            dropLockTable();
        }
    }

    /** Silent, without its questions home, and with nothing but our text to read. */
    private static Map<String, Object> surroundings() {
        return Map.of(
                Scope.Attr.logService.name(),
                new NoOpLogService(),
                Scope.Attr.ui.name(),
                new LoggerUIService(),
                Scope.Attr.classLoader.name(),
                LiquibaseRun.class.getClassLoader(),
                AnalyticsArgs.ENABLED.getKey(),
                false);
    }

    /** It is not closed: that would close the connection, and the resources are only text. */
    @SuppressWarnings("resource")
    private int update() throws LiquibaseException {
        MariaDBDatabase database = new MariaDBDatabase();
        database.setConnection(new JdbcConnection(connection));
        database.setDatabaseChangeLogTableName(files.owner() + "_migration");
        database.setDatabaseChangeLogLockTableName(LOCK_TABLE);
        String name = files.owner() + ".sql";
        Liquibase liquibase = new Liquibase(name, new TextResources(name, files.changelog()), database);
        liquibase.setShowSummary(UpdateSummaryEnum.OFF);
        Contexts all = new Contexts();
        LabelExpression any = new LabelExpression();
        refuseUnknown(liquibase.listUnexpectedChangeSets(all, any).stream()
                .map(change -> change.getId())
                .toList());
        int changes = liquibase.listUnrunChangeSets(all, any).size();
        liquibase.update(all, any);
        return changes;
    }

    private void refuseUnknown(List<String> changes) {
        if (!changes.isEmpty()) {
            throw new DatabaseException("The tables of " + files.owner() + " are newer than the program: it does not"
                    + " know the changes " + String.join(", ", changes)
                    + ". Run the version that made them, or restore a backup made before.");
        }
    }

    private String sentence(Exception e) {
        Throwable cause = e;
        boolean edited = false;
        while (cause.getCause() != null) {
            edited |= cause instanceof ValidationFailedException;
            cause = cause.getCause();
        }
        edited |= cause instanceof ValidationFailedException;
        String start = "The tables of " + files.owner() + " cannot be brought up to date: ";
        return edited
                ? start + "a change was edited after it ran. Put it back as it was and add a new one. "
                        + cause.getMessage()
                : start + cause.getMessage() + ". Put that right, then start again.";
    }

    private void dropLockTable() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS " + LOCK_TABLE);
        }
    }
}
