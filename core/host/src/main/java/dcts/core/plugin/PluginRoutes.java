package dcts.core.plugin;

import dcts.api.Access;
import dcts.api.CoreEvents;
import dcts.api.Effect;
import dcts.api.Holder;
import dcts.api.HttpReply;
import dcts.api.HttpRoute.NoBody;
import dcts.api.Permission;
import dcts.api.Text;
import dcts.core.http.Route;
import dcts.core.http.RouteTable;
import dcts.core.limit.RateLimit;
import dcts.core.permission.PermissionService;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the owner sees of plugins and does with them. */
public final class PluginRoutes {
    private static final Permission MANAGE_PLUGINS = new Permission("core.managePlugins", Holder.OWNER);

    private static final Effect CHANGE = Effect.changes(CoreEvents.PLUGIN_CHANGING, CoreEvents.PLUGIN_CHANGED);

    private final PluginHost host;

    public PluginRoutes(PluginHost host) {
        this.host = host;
    }

    record Named(@Text(max = 32, pattern = "[a-z][a-z0-9]+") String id) {}

    record Disabling(
            @Text(max = 32, pattern = "[a-z][a-z0-9]+") String id,
            @Nullable Boolean withDependants) {}

    record Plugins(List<PluginView> plugins) {}

    record PluginView(String id, String name, String version, String state, String reason, List<String> requires) {}

    /** Adds the routes and the permission they ask for. */
    public void register(RouteTable routes, PermissionService permissions) {
        permissions.declare(MANAGE_PLUGINS);
        var access = Access.holders(MANAGE_PLUGINS);
        routes.add(Route.get("/api/admin/plugins", access, (call, none) -> all()));
        routes.add(Route.post(
                "/api/admin/plugins/enable", Named.class, access, RateLimit.HTTP_ADDRESS, CHANGE, (call, named) -> {
                    host.enable(named.id());
                    return all();
                }));
        routes.add(Route.post(
                "/api/admin/plugins/disable",
                Disabling.class,
                access,
                RateLimit.HTTP_ADDRESS,
                CHANGE,
                (call, asked) -> {
                    host.disable(asked.id(), Boolean.TRUE.equals(asked.withDependants()));
                    return all();
                }));
        routes.add(Route.post(
                "/api/admin/plugins/rescan", NoBody.class, access, RateLimit.HTTP_ADDRESS, CHANGE, (call, none) -> {
                    host.reconcile();
                    return all();
                }));
    }

    private HttpReply all() {
        return HttpReply.data(
                new Plugins(host.statuses().stream().map(PluginRoutes::view).toList()));
    }

    private static PluginView view(PluginStatus status) {
        return new PluginView(
                status.id(),
                status.name(),
                status.version(),
                status.state().name().toLowerCase(Locale.ROOT),
                status.reason(),
                status.requires());
    }
}
