package dcts.core.plugin;

import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;

/** Which plugins the owner wishes not to run. Whoever was never asked about runs. */
final class WishStore {
    private final Jdbi jdbi;
    private final InstantSource clock;

    WishStore(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    Set<String> disabled() {
        return jdbi.withHandle(handle ->
                handle.createQuery("select id from core_plugin where enabled = 0").mapTo(String.class).stream()
                        .collect(Collectors.toUnmodifiableSet()));
    }

    void wish(String id, boolean enabled) {
        jdbi.useHandle(handle -> handle.execute(
                "insert into core_plugin (id, enabled, changed_at) values (?, ?, ?)"
                        + " on duplicate key update enabled = value(enabled), changed_at = value(changed_at)",
                id,
                enabled,
                clock.millis()));
    }
}
