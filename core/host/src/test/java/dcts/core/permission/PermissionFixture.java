package dcts.core.permission;

import dcts.api.MemberState;
import dcts.core.audit.AuditStore;
import dcts.core.cache.Caches;
import dcts.core.db.Database;
import dcts.core.db.IdGenerator;
import dcts.core.permission.PermissionService.Parts;
import java.time.InstantSource;
import java.util.Optional;

/** Makes the service on a database whose tables are made. */
public final class PermissionFixture {
    private PermissionFixture() {}

    public static PermissionService on(Database database, Caches caches, InstantSource clock) {
        var audit = new AuditStore(new IdGenerator(clock, 0), clock);
        return new PermissionService(new Parts(
                new JudgeStore(database.jdbi("core")),
                audit,
                caches,
                clock,
                member -> MemberState.ACTIVE,
                member -> Optional.empty()));
    }
}
