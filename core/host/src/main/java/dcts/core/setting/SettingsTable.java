package dcts.core.setting;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.api.ApiException;
import dcts.api.Caller;
import dcts.api.Settings;
import dcts.core.audit.AuditStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The settings of everybody who has any now. Thread-safe. */
public final class SettingsTable {
    private final Parts parts;
    private final Map<String, OwnerSettings<?>> owners = new ConcurrentSkipListMap<>();

    /** What settings are made of. */
    record Parts(
            SettingStore store,
            AuditStore audit,
            SecretBox secrets,
            Map<String, String> environment,
            InstantSource clock) {}

    /**
     * One setting with what holds.
     *
     * @param value what is set; absent where nothing is, and of a secret only that there is one
     * @param variable the name in the environment that would fix it
     * @param fixed whether the environment fixes it
     */
    public record Shown(SettingField field, @Nullable JsonNode value, String variable, boolean fixed) {}

    /** The settings of one owner. */
    public record Group(String owner, List<Shown> settings) {}

    /** Settings kept in this database, of which the environment may fix some. */
    public SettingsTable(
            Jdbi jdbi, AuditStore audit, SecretBox secrets, Map<String, String> environment, InstantSource clock) {
        this.parts = new Parts(new SettingStore(jdbi), audit, secrets, Map.copyOf(environment), clock);
    }

    /**
     * Opens the settings of an owner, until {@link #close}.
     *
     * @throws IllegalArgumentException if a component lacks its meaning or bounds, or the environment's value does not fit
     * @throws IllegalStateException if they are open already
     */
    public <S extends Record> Settings<S> open(String owner, S defaults) {
        var opened = new OwnerSettings<>(owner, defaults, parts);
        if (owners.putIfAbsent(owner, opened) != null) {
            throw new IllegalStateException("the settings of " + owner + " are open already");
        }
        return opened;
    }

    /** Forgets the record; what is stored stays. */
    public void close(String owner) {
        owners.remove(owner);
    }

    /** All settings, by owner. */
    public List<Group> all() {
        List<Group> groups = new ArrayList<>();
        owners.forEach((owner, settings) -> groups.add(new Group(owner, settings.shown())));
        return groups;
    }

    /**
     * Changes settings; a JSON null takes one back to its default. The trail keeps who did it and their names.
     *
     * @throws ApiException {@code not_found} if the owner has none, {@code invalid} with the path below {@code values},
     *     {@code conflict} if the environment fixes one of them
     */
    public void change(String owner, Map<String, JsonNode> values, Caller by) {
        OwnerSettings<?> settings = owners.get(owner);
        if (settings == null) {
            throw ApiException.notFound();
        }
        settings.change(values, by);
    }
}
