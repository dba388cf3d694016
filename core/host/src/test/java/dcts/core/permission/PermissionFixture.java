package dcts.core.permission;

import dcts.api.Caller;
import dcts.api.Id;
import dcts.api.MemberState;
import dcts.core.audit.AuditStore;
import dcts.core.cache.Caches;
import dcts.core.db.Database;
import dcts.core.db.IdGenerator;
import dcts.core.permission.PermissionService.Parts;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/** Makes the service on a database whose tables are made. */
public final class PermissionFixture {
    private PermissionFixture() {}

    /** The service where all accounts are in good standing and nobody looks with the eyes of others. */
    public static PermissionService on(Database database, Caches caches, InstantSource clock) {
        return on(database, caches, clock, member -> MemberState.ACTIVE, member -> Optional.empty());
    }

    /**
     * The service.
     *
     * @param states how accounts stand
     * @param accounts who is behind an id
     */
    public static PermissionService on(
            Database database,
            Caches caches,
            InstantSource clock,
            Function<Id, MemberState> states,
            Function<Id, Optional<Caller>> accounts) {
        var audit = new AuditStore(new IdGenerator(clock, 0), clock);
        return new PermissionService(
                new Parts(new JudgeStore(database.jdbi("core")), audit, caches, clock, states, accounts));
    }
}
