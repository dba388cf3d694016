package dcts.core.builtin;

import dcts.api.Access;
import dcts.api.ApiException;
import dcts.api.Holder;
import dcts.api.HttpReply;
import dcts.api.Permission;
import dcts.core.http.Route;
import dcts.core.http.RouteTable;
import dcts.core.permission.PermissionService;
import java.util.List;
import java.util.Map;

/** Shows the owner what can be reached from outside, and plugin authors the types of it. */
public final class EntryPointRoutes {
    private static final Permission READ = new Permission(
            "core.readEntryPoints",
            Holder.OWNER,
            "Read the entry points",
            "See everything that can be reached, with what it takes.");

    private final EntryPoints points;

    public EntryPointRoutes(EntryPoints points) {
        this.points = points;
    }

    record All(List<EntryPoints.EntryPoint> entryPoints) {}

    /** Adds the routes and the permission that they ask for. */
    public void register(RouteTable routes, PermissionService permissions) {
        permissions.declare(READ);
        var access = Access.holders(READ);
        routes.add(Route.get("/api/admin/entrypoints", access, (call, none) -> HttpReply.data(new All(points.all()))));
        routes.add(Route.get("/api/admin/wire", access, (call, none) -> {
            String owner = call.query("plugin").orElseThrow(() -> ApiException.invalid("plugin"));
            if (points.all().stream().noneMatch(point -> point.owner().equals(owner))) {
                throw ApiException.notFound();
            }
            return new HttpReply.Plain(200, "text/plain; charset=utf-8", points.typeScript(owner), Map.of());
        }));
    }
}
