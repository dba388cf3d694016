package dcts.core.plugin;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Drops what a plugin has in the database: its tables, and what the core keeps for it. */
final class PluginDataStore {
    private final Jdbi jdbi;

    PluginDataStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Drops all of it; the plugin must have ended. Can be repeated when it broke off. */
    void drop(String id) {
        jdbi.useHandle(handle -> {
            // First what says that the tables are up to date: else a new start would believe it.
            deleteRows(handle, id);
            dropTables(handle, id);
        });
    }

    /** The core's tables call the plugin that a row belongs to {@code plugin_id} or {@code owner}. */
    private static void deleteRows(Handle handle, String id) {
        record Place(String table, String column) {}
        List<Place> places = handle.createQuery("""
                        select table_name, column_name from information_schema.columns
                        where table_schema = database() and table_name like 'core\\_%'
                          and column_name in ('plugin_id', 'owner') and data_type = 'varchar'""")
                .map((row, context) -> new Place(row.getString(1), row.getString(2)))
                .list();
        places.forEach(
                place -> handle.execute("delete from `" + place.table + "` where `" + place.column + "` = ?", id));
    }

    private static void dropTables(Handle handle, String id) {
        List<String> tables = handle.createQuery(
                        "select table_name from information_schema.tables where table_schema = database()"
                                + " and left(table_name, char_length(:prefix)) = :prefix")
                .bind("prefix", id + "_")
                .mapTo(String.class)
                .list();
        // They may refer to each other, so that no order would do.
        handle.execute("set foreign_key_checks = 0");
        try {
            tables.forEach(table -> handle.execute("drop table if exists `" + table.replace("`", "``") + "`"));
        } finally {
            handle.execute("set foreign_key_checks = 1");
        }
    }
}
