package dcts.core.db;

import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells which owner's statement was slow. Names the text with its placeholders, never a value. */
record SlowStatements(String owner) implements SqlLogger {
    private static final Logger LOG = LoggerFactory.getLogger(SlowStatements.class);
    private static final long SLOW_MS = 500;

    @Override
    public void logAfterExecution(StatementContext context) {
        long took = context.getElapsedTime(ChronoUnit.MILLIS);
        if (took >= SLOW_MS) {
            LOG.warn("A statement of {} took {} ms: {}", owner, took, context.getRawSql());
        }
    }
}
