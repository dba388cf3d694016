package dcts.core.audit;

import dcts.api.Audit;
import dcts.core.db.IdGenerator;
import dcts.core.json.Json;
import java.time.InstantSource;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** The append-only trail of changes. An entry is written in the transaction of its change, so neither is there alone. */
public final class AuditStore {
    private final IdGenerator ids;
    private final InstantSource clock;
    private final Json json = new Json();

    public AuditStore(IdGenerator ids, InstantSource clock) {
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The trail as a plugin writes to it.
     *
     * @param demandOwn throws for what is not its own doing
     */
    public Audit writtenBy(Consumer<String> demandOwn) {
        return (transaction, actor, change) -> {
            demandOwn.accept(change.what());
            note(transaction, new AuditEntry(actor, change.what(), change.subject(), change.before(), change.after()));
        };
    }

    /** Writes an entry; the caller commits it. */
    public void note(Handle transaction, AuditEntry entry) {
        transaction
                .createUpdate("insert into core_audit (id, at, actor, actor_name, what, subject, previous, detail)"
                        + " values (:id, :at, :actor, :actorName, :what, :subject, :previous, :detail)")
                .bind("id", ids.next().value())
                .bind("at", clock.millis())
                .bind("actor", entry.actor().userId().value())
                .bind("actorName", entry.actor().loginName())
                .bind("what", entry.what())
                .bind("subject", entry.subject())
                .bind("previous", entry.before().isEmpty() ? null : json.encode(new TreeMap<>(entry.before())))
                .bind("detail", json.encode(new TreeMap<>(entry.after())))
                .execute();
    }
}
