package dcts.core.builtin;

import dcts.api.Access;
import dcts.api.ApiException;
import dcts.api.Holder;
import dcts.api.HttpReply;
import dcts.api.Id;
import dcts.api.Permission;
import dcts.core.audit.TrailStore;
import dcts.core.audit.TrailStore.Written;
import dcts.core.http.HttpCall;
import dcts.core.http.Route;
import dcts.core.http.RouteTable;
import dcts.core.permission.PermissionService;
import java.util.List;

/** The trail of changes, for reading. */
public final class AuditRoutes {
    private static final Permission READ = new Permission(
            "core.readAudit",
            Holder.ADMIN,
            "Read the audit trail",
            "See who changed what on this server, with the names of all that was changed.");
    private static final int DEFAULT_LIMIT = 50;
    private static final int MOST = 200;
    private static final int LONGEST_TEXT = 64;

    private final TrailStore trail;

    public AuditRoutes(TrailStore trail) {
        this.trail = trail;
    }

    record Page(List<Written> entries, boolean hasMore) {}

    /** Adds the route and the permission that it asks for. */
    public void register(RouteTable routes, PermissionService permissions) {
        permissions.declare(READ);
        routes.add(Route.get("/api/admin/audit", Access.holders(READ), (call, none) -> HttpReply.data(page(call))));
    }

    private Page page(HttpCall call) {
        int limit = call.query("limit").map(AuditRoutes::limit).orElse(DEFAULT_LIMIT);
        Id before = call.query("before").map(AuditRoutes::id).orElse(null);
        String text = call.query("text").orElse("");
        if (text.length() > LONGEST_TEXT) {
            throw ApiException.invalid("text");
        }
        // One more than asked for tells whether there is more.
        List<Written> found = trail.page(before, text, limit + 1);
        return new Page(found.stream().limit(limit).toList(), found.size() > limit);
    }

    private static int limit(String text) {
        if (!text.matches("[1-9][0-9]{0,2}") || Integer.parseInt(text) > MOST) {
            throw ApiException.invalid("limit");
        }
        return Integer.parseInt(text);
    }

    private static Id id(String text) {
        try {
            return Id.parse(text);
        } catch (IllegalArgumentException e) {
            throw ApiException.invalid("before");
        }
    }
}
