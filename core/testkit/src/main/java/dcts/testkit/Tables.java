package dcts.testkit;

import dcts.core.db.DatabaseAddress;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What is in the database, seen from outside the server. */
record Tables(DatabaseAddress address) {
    /** Changes that ran before and are asked to run once more, as after a crash in the middle of them. */
    void forgetMigrations(String plugin) {
        run("delete from core_schema where owner = '" + plugin + "'");
        if (names().contains(plugin + "_migration")) {
            run("delete from " + plugin + "_migration");
        }
    }

    List<String> names() {
        return ask("select table_name from information_schema.tables where table_schema = database() order by 1");
    }

    /** Form and number of rows of every table of a plugin. */
    List<String> outline(String plugin) {
        List<String> outline = new ArrayList<>();
        for (String table : names()) {
            if (table.startsWith(plugin + "_") && !table.equals(plugin + "_migration")) {
                outline.addAll(ask("show create table " + table, 2));
                outline.addAll(ask("select concat('" + table + " ', count(*)) from " + table));
            }
        }
        return outline;
    }

    /** The tables of the core in which something says that it belongs to a plugin. */
    List<String> rowsOf(String plugin) {
        List<String> found = new ArrayList<>();
        for (String place : ask("select concat(table_name, ' where ', column_name) from information_schema.columns"
                + " where table_schema = database() and table_name like 'core\\_%'"
                + " and column_name in ('plugin_id', 'owner', 'method') and data_type = 'varchar'")) {
            if (!ask("select 1 from " + place + " = '" + plugin + "' limit 1").isEmpty()) {
                found.add(place);
            }
        }
        return found;
    }

    private void run(String statement) {
        ask(statement);
    }

    private List<String> ask(String query) {
        return ask(query, 1);
    }

    private List<String> ask(String query, int column) {
        try (Connection connection = DriverManager.getConnection(address.url(), address.user(), address.password());
                var statement = connection.createStatement()) {
            List<String> rows = new ArrayList<>();
            if (statement.execute(query)) {
                ResultSet found = statement.getResultSet();
                while (found.next()) {
                    rows.add(found.getString(column));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }
}
