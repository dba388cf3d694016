package dcts.core.plugin;

import dcts.api.Access;
import dcts.api.ApiException;
import dcts.api.Caller;
import dcts.api.CoreEvents;
import dcts.api.Effect;
import dcts.api.Holder;
import dcts.api.HttpReply;
import dcts.api.HttpRoute.NoBody;
import dcts.api.Permission;
import dcts.api.Text;
import dcts.core.http.HttpCall;
import dcts.core.http.Route;
import dcts.core.http.RouteTable;
import dcts.core.limit.RateLimit;
import dcts.core.permission.PermissionService;
import org.jspecify.annotations.Nullable;

/** What the owner sees of plugins, and how he switches them. */
public final class PluginRoutes {
    private static final Permission MANAGE_PLUGINS = new Permission(
            "core.managePlugins", Holder.OWNER, "Manage plugins", "Install, switch, replace and remove plugins.");

    /** Who may call these routes and those of {@link AdmissionRoutes}. */
    static final Access OWNER = Access.holders(MANAGE_PLUGINS);

    /** What they change, except for those that only look. */
    static final Effect CHANGE = Effect.changes(CoreEvents.PLUGIN_CHANGING, CoreEvents.PLUGIN_CHANGED);

    private final PluginHost host;
    private final PluginViews views;

    public PluginRoutes(PluginHost host, PluginViews views) {
        this.host = host;
        this.views = views;
    }

    record Named(@Text(max = 32, pattern = "[a-z][a-z0-9]+") String id) {}

    record Disabling(
            @Text(max = 32, pattern = "[a-z][a-z0-9]+") String id,
            @Nullable Boolean withDependants) {}

    /** Adds the routes and the permission they ask for. */
    public void register(RouteTable routes, PermissionService permissions) {
        permissions.declare(MANAGE_PLUGINS);
        routes.add(Route.get("/api/admin/plugins", OWNER, (call, none) -> all()));
        routes.add(Route.post(
                "/api/admin/plugins/enable", Named.class, OWNER, RateLimit.HTTP_ADDRESS, CHANGE, (call, named) -> {
                    host.enable(named.id(), caller(call));
                    return all();
                }));
        routes.add(Route.post(
                "/api/admin/plugins/disable", Disabling.class, OWNER, RateLimit.HTTP_ADDRESS, CHANGE, (call, asked) -> {
                    host.disable(asked.id(), Boolean.TRUE.equals(asked.withDependants()), caller(call));
                    return all();
                }));
        routes.add(Route.post(
                "/api/admin/plugins/rescan",
                NoBody.class,
                OWNER,
                RateLimit.HTTP_ADDRESS,
                Effect.reads(), // of the folder; what is wished stays as it is
                (call, none) -> {
                    host.reconcile();
                    return all();
                }));
    }

    /** Who asks; the access rule has let nobody else through. */
    static Caller caller(HttpCall call) {
        return call.caller().orElseThrow(ApiException::unauthorized);
    }

    private HttpReply all() {
        return HttpReply.data(views.all());
    }
}
