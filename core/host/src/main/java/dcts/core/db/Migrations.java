package dcts.core.db;

/** Brings the tables of each owner up to date, one owner at a time in all processes that share the database. */
public final class Migrations {
    public Migrations(Database database) {}

    /**
     * Runs what has not run yet. Costs one query when the files are those of the last run.
     *
     * @return how many changes ran
     * @throws DatabaseException if a change fails, was edited after it ran, or the database is newer than the files
     */
    public int run(MigrationSource source) {
        throw new UnsupportedOperationException();
    }
}
