package dcts.core.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.mariadb.jdbc.Driver;

/** How we want the driver to behave, for short statements over a connection that must not hang. */
final class DriverSettings {
    static final int TIMEOUT_MS = 3_000;
    private static final String PREFIX = "jdbc:mariadb:";

    private DriverSettings() {}

    /** One connection outside the pool. */
    static Connection connect(DatabaseAddress address) throws SQLException {
        return new Driver().connect(address.url(), of(address));
    }

    /**
     * Session values are set here and not in the server, so that a private database and somebody's own behave alike.
     * What the owner writes into the address as a parameter wins: the driver sees to that.
     */
    static Properties of(DatabaseAddress address) {
        if (!address.url().startsWith(PREFIX)) {
            throw new DatabaseException("The database address " + address.shown() + " does not begin with " + PREFIX
                    + "//. Set database.url to jdbc:mariadb://HOST:3306/NAME; only MariaDB is supported.");
        }
        Properties properties = new Properties();
        properties.put("user", address.user());
        properties.put("password", address.password());
        properties.putAll(defaults(address));
        return properties;
    }

    private static Map<String, String> defaults(DatabaseAddress address) {
        return Map.of(
                "connectTimeout", Integer.toString(TIMEOUT_MS),
                "socketTimeout", Integer.toString(TIMEOUT_MS),
                "sslMode", address.onLoopback() ? "disable" : "verify-full",
                // A statement is sent once and afterwards by number: less text, no parsing in the server.
                "useServerPrepStmts", "true",
                "prepStmtCacheSize", "128",
                "tcpKeepAlive", "true",
                "connectionTimeZone", "UTC",
                "forceConnectionTimeZoneToSession", "true",
                "sessionVariables", sessionVariables());
    }

    private static String sessionVariables() {
        return "innodb_lock_wait_timeout=3,lock_wait_timeout=10,"
                + "sql_mode='STRICT_ALL_TABLES,ERROR_FOR_DIVISION_BY_ZERO,NO_ZERO_DATE,NO_ZERO_IN_DATE,"
                + "NO_ENGINE_SUBSTITUTION'";
    }
}
