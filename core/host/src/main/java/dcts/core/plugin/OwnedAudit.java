package dcts.core.plugin;

import dcts.api.Audit;
import dcts.api.Caller;
import dcts.core.audit.AuditEntry;
import dcts.core.audit.AuditStore;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** The trail as a plugin writes to it: only of its own doings. */
record OwnedAudit(AuditStore trail, Consumer<String> demandOwn) implements Audit {
    @Override
    public void note(Handle transaction, Caller actor, Change change) {
        demandOwn.accept(change.what());
        trail.note(
                transaction, new AuditEntry(actor, change.what(), change.subject(), change.before(), change.after()));
    }
}
