package dcts.core.permission;

import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The SQL of who decides about permissions. */
public final class JudgeStore {
    private final Jdbi jdbi;

    public JudgeStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** The plugin that decides, whether it runs or not. */
    Optional<String> plugin() {
        return jdbi.withHandle(handle -> handle.createQuery("select plugin from core_permission_source")
                .mapTo(String.class)
                .findOne());
    }

    void remember(String plugin, long now) {
        jdbi.useHandle(handle -> handle.execute(
                "insert into core_permission_source (id, plugin, since) values (1, ?, ?)"
                        + " on duplicate key update plugin = value(plugin), since = value(since)",
                plugin,
                now));
    }

    /**
     * Forgets who decides.
     *
     * @param witness writes it down in the same transaction
     */
    void forget(Consumer<Handle> witness) {
        jdbi.useTransaction(handle -> {
            handle.execute("delete from core_permission_source");
            witness.accept(handle);
        });
    }
}
