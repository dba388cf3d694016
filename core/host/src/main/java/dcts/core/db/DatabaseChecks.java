package dcts.core.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What must be true of a server before we trust it with messages. */
final class DatabaseChecks {
    static final String CHARACTER_SET = "utf8mb4";
    /** Compares text as Java does. Where a column shall ignore case, its table says so. */
    static final String COLLATION = "utf8mb4_nopad_bin";

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseChecks.class);

    private final DatabaseAddress address;

    private DatabaseChecks(DatabaseAddress address) {
        this.address = address;
    }

    /**
     * Connects once and looks.
     *
     * @throws DatabaseException with a sentence for the first thing that is wrong
     */
    static ServerVersion check(DatabaseAddress address) {
        try (Connection connection = DriverSettings.connect(address);
                Statement statement = connection.createStatement()) {
            DatabaseChecks checks = new DatabaseChecks(address);
            ServerVersion version = checks.product(value(statement, "VERSION()"));
            checks.text(value(statement, "@@collation_database"));
            checks.durability(
                    value(statement, "@@innodb_flush_log_at_trx_commit"), value(statement, "@@innodb_doublewrite"));
            return version;
        } catch (SQLException e) {
            throw unreachable(address, e);
        }
    }

    private static String value(Statement statement, String expression) throws SQLException {
        try (ResultSet row = statement.executeQuery("SELECT " + expression)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    private ServerVersion product(String reported) {
        if (!reported.toLowerCase(Locale.ROOT).contains("mariadb")) {
            throw new DatabaseException("The database at " + address.shown() + " is not a MariaDB (it reports version "
                    + reported + "). MySQL is not supported; set database.url to a MariaDB of at least "
                    + ServerVersion.OLDEST.series() + ".");
        }
        // Old clients were told a leading 5.5.5-; some proxies still do.
        ServerVersion version = ServerVersion.find(reported.replaceFirst("^5\\.5\\.5-", ""))
                .orElseThrow(() -> new DatabaseException("The database at " + address.shown() + " reports the version "
                        + reported + ", which has no" + " number. Set database.url to a MariaDB server."));
        if (ServerVersion.OLDEST.newerSeriesThan(version)) {
            throw new DatabaseException("The database at " + address.shown() + " is MariaDB " + version
                    + ", which is too old. Upgrade it to " + ServerVersion.OLDEST.series() + " or newer.");
        }
        return version;
    }

    private void text(String collation) {
        if (!collation.equals(COLLATION)) {
            throw new DatabaseException("The database " + address.shown() + " compares text by " + collation
                    + ", which would take different names for the same. Run on it, while it is empty: ALTER DATABASE "
                    + "CHARACTER SET " + CHARACTER_SET + " COLLATE " + COLLATION + ";");
        }
    }

    private void durability(String flush, String doublewrite) {
        boolean safe = flush.equals("1") && (doublewrite.equals("1") || doublewrite.equalsIgnoreCase("ON"));
        if (safe) {
            return;
        }
        String found = "The database at " + address.shown() + " may lose messages that it has confirmed:"
                + " innodb_flush_log_at_trx_commit is " + flush + " and innodb_doublewrite is " + doublewrite
                + ". Set them to 1 and ON.";
        if (address.owned()) {
            throw new DatabaseException(found);
        }
        LOG.warn(found);
    }

    private static DatabaseException unreachable(DatabaseAddress address, SQLException e) {
        String sentence = "The database at " + address.shown();
        if (e.getErrorCode() == 1045 || e.getErrorCode() == 1044) {
            return new DatabaseException(
                    sentence + " refuses the account " + address.user()
                            + ". Check database.user and database.password, and what that account was granted.",
                    e);
        }
        if (e.getErrorCode() == 1049) {
            return new DatabaseException(
                    sentence + " does not exist on that server. Make it with: CREATE DATABASE " + "NAME CHARACTER SET "
                            + CHARACTER_SET + " COLLATE " + COLLATION + ";",
                    e);
        }
        return new DatabaseException(
                sentence + " does not answer (" + e.getMessage() + "). Check database.url and that the server runs.",
                e);
    }
}
