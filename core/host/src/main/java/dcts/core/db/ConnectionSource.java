package dcts.core.db;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens connections of their own, outside the pool, in auto-commit mode. */
@FunctionalInterface
public interface ConnectionSource {
    /** Opens one; fails within a few seconds if the database does not answer. */
    Connection open() throws SQLException;
}
