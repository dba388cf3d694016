package dcts.core.db;

import dcts.api.ApiException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Optional;

/** Tells a database that cannot be reached from mistakes: who asked may try again. */
public final class Outage {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);
    private static final String CONNECTION_STATES = "08";

    private Outage() {}

    /** What to answer if a fault comes from a database that cannot be reached; empty for every other fault. */
    public static Optional<ApiException> behind(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException lost && isOfConnection(lost)) {
                return Optional.of(ApiException.unavailable(RETRY_AFTER));
            }
        }
        return Optional.empty();
    }

    private static boolean isOfConnection(SQLException fault) {
        return fault instanceof SQLTransientConnectionException
                || fault instanceof SQLNonTransientConnectionException
                || fault instanceof SQLRecoverableException
                || (fault.getSQLState() != null && fault.getSQLState().startsWith(CONNECTION_STATES));
    }
}
