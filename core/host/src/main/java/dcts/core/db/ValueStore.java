package dcts.core.db;

import dcts.api.KeyValueStore;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** The small values of one plugin. */
public final class ValueStore implements KeyValueStore {
    private static final int MAX_KEY = 128;
    private static final int MAX_VALUE = 65_536;
    private static final int MAX_KEYS = 10_000;
    private static final String ALIVE = " and (expires_at is null or expires_at > :now)";

    private final Jdbi jdbi;
    private final String pluginId;
    private final InstantSource clock;
    private final IdGenerator ids;

    /**
     * The values of this plugin.
     *
     * @param ids give the first version of a value, so that one that comes after it was removed is never taken for it
     */
    public ValueStore(Jdbi jdbi, String pluginId, InstantSource clock, IdGenerator ids) {
        this.jdbi = jdbi;
        this.pluginId = pluginId;
        this.clock = clock;
        this.ids = ids;
    }

    /** Removes the values whose time is over. */
    public void purge() {
        jdbi.useHandle(handle -> handle.execute(
                "delete from core_plugin_value where plugin_id = ? and expires_at <= ?", pluginId, clock.millis()));
    }

    /** How many values there are. */
    public long size() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select count(*) from core_plugin_value where plugin_id = :plugin")
                        .bind("plugin", pluginId)
                        .mapTo(Long.class)
                        .one());
    }

    @Override
    public Optional<Entry> get(String key) {
        demandKey(key);
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select value, version from core_plugin_value where plugin_id = :plugin and name = :name"
                                + ALIVE)
                .bind("plugin", pluginId)
                .bind("name", key)
                .bind("now", clock.millis())
                .map((row, context) -> new Entry(row.getString("value"), row.getLong("version")))
                .findOne());
    }

    @Override
    public void put(String key, String value) {
        put(key, value, (Long) null);
    }

    @Override
    public void put(String key, String value, Duration lifetime) {
        if (lifetime.toMillis() < 1) {
            throw new IllegalArgumentException("a value lives at least one millisecond");
        }
        put(key, value, (Long) Math.addExact(clock.millis(), lifetime.toMillis()));
    }

    private void put(String key, String value, @Nullable Long expiresAt) {
        demandKey(key);
        demandValue(value);
        jdbi.useHandle(handle -> handle.execute(
                "insert into core_plugin_value (plugin_id, name, value, version, expires_at) values (?, ?, ?, ?, ?)"
                        + " on duplicate key update value = value(value), version = version + 1,"
                        + " expires_at = value(expires_at)",
                pluginId,
                key,
                value,
                ids.next().value(),
                expiresAt));
    }

    @Override
    public boolean replace(String key, long version, String value) {
        demandKey(key);
        demandValue(value);
        return version == 0 ? insert(key, value) : update(key, value, "version = " + version + ALIVE);
    }

    private boolean insert(String key, String value) {
        try {
            jdbi.useHandle(handle -> handle.execute(
                    "insert into core_plugin_value (plugin_id, name, value, version) values (?, ?, ?, ?)",
                    pluginId,
                    key,
                    value,
                    ids.next().value()));
            return true;
        } catch (JdbiException e) {
            if (e.getCause() instanceof SQLIntegrityConstraintViolationException) {
                return update(key, value, "expires_at <= :now"); // one whose time is over is no longer there
            }
            throw e;
        }
    }

    private boolean update(String key, String value, String condition) {
        return jdbi.withHandle(handle -> handle.createUpdate("update core_plugin_value set value = :value,"
                                + " version = version + 1, expires_at = if(expires_at <= :now, null, expires_at)"
                                + " where plugin_id = :plugin and name = :name and " + condition)
                        .bind("value", value)
                        .bind("plugin", pluginId)
                        .bind("name", key)
                        .bind("now", clock.millis())
                        .execute()
                == 1);
    }

    @Override
    public boolean remove(String key) {
        demandKey(key);
        return jdbi.withHandle(handle ->
                handle.createUpdate("delete from core_plugin_value where plugin_id = :plugin and name = :name" + ALIVE)
                                .bind("plugin", pluginId)
                                .bind("name", key)
                                .bind("now", clock.millis())
                                .execute()
                        == 1);
    }

    @Override
    public List<String> keys(String prefix, int limit) {
        if (limit < 1 || limit > MAX_KEYS) {
            throw new IllegalArgumentException("a limit is 1 to " + MAX_KEYS);
        }
        return jdbi.withHandle(
                handle -> handle.createQuery("select name from core_plugin_value where plugin_id = :plugin"
                                + " and left(name, char_length(:prefix)) = :prefix" + ALIVE
                                + " order by name limit :limit")
                        .bind("plugin", pluginId)
                        .bind("prefix", prefix)
                        .bind("now", clock.millis())
                        .bind("limit", limit)
                        .mapTo(String.class)
                        .list());
    }

    private static void demandKey(String key) {
        if (key.isEmpty() || key.length() > MAX_KEY) {
            throw new IllegalArgumentException("a key has 1 to " + MAX_KEY + " characters");
        }
    }

    private static void demandValue(String value) {
        if (value.length() > MAX_VALUE) {
            throw new IllegalArgumentException("a value has at most " + MAX_VALUE + " characters");
        }
    }
}
