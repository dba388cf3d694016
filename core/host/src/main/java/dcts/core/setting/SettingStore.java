package dcts.core.setting;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The SQL of settings: one row for each that the owner has changed. */
final class SettingStore {
    private final Jdbi jdbi;

    SettingStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The values as JSON, secrets closed, by name. */
    Map<String, String> of(String owner) {
        return jdbi.withHandle(handle -> {
            Map<String, String> values = new HashMap<>();
            handle.createQuery("select name, value from core_setting where owner = :owner")
                    .bind("owner", owner)
                    .map((row, context) -> Map.entry(row.getString("name"), row.getString("value")))
                    .forEach(entry -> values.put(entry.getKey(), entry.getValue()));
            return values;
        });
    }

    /**
     * Stores values, and forgets those that are null.
     *
     * @param witness writes it down in the same transaction
     */
    void change(String owner, Map<String, @Nullable String> values, long now, Consumer<Handle> witness) {
        jdbi.useTransaction(handle -> {
            values.forEach((name, value) -> change(handle, owner, name, value, now));
            witness.accept(handle);
        });
    }

    private static void change(Handle handle, String owner, String name, @Nullable String value, long now) {
        if (value == null) {
            handle.execute("delete from core_setting where owner = ? and name = ?", owner, name);
        } else {
            handle.execute(
                    "insert into core_setting (owner, name, value, changed_at) values (?, ?, ?, ?)"
                            + " on duplicate key update value = value(value), changed_at = value(changed_at)",
                    owner,
                    name,
                    value,
                    now);
        }
    }
}
