package dcts.core.builtin;

import dcts.api.Access;
import dcts.api.ApiException;
import dcts.api.Caller;
import dcts.api.CoreEvents;
import dcts.api.CoreEvents.PermissionsChange;
import dcts.api.Effect;
import dcts.api.Holder;
import dcts.api.HttpReply;
import dcts.api.Permission;
import dcts.api.Text;
import dcts.core.event.EventTable;
import dcts.core.http.FreshPassword;
import dcts.core.http.HttpCall;
import dcts.core.http.Route;
import dcts.core.http.RouteTable;
import dcts.core.limit.RateLimit;
import dcts.core.permission.PermissionService;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Takes the owner's word that no plugin decides about permissions any more. */
public final class PermissionRoutes {
    private static final Permission MANAGE = new Permission(
            "core.managePermissions",
            Holder.OWNER,
            "Choose who decides",
            "Say that the declared holders decide again while the plugin that decides is gone.");

    private final PermissionService permissions;
    private final FreshPassword password;
    private final UnaryOperator<PermissionsChange> changing;
    private final Consumer<PermissionsChange> changed;

    public PermissionRoutes(PermissionService permissions, FreshPassword password, EventTable events) {
        this.permissions = permissions;
        this.password = password;
        this.changing = events.declare(CoreEvents.PERMISSIONS_CHANGING);
        this.changed = events.declare(CoreEvents.PERMISSIONS_CHANGED);
    }

    record UsingDefaults(@Nullable @Text(min = 0, max = 256) String password) {
        /** Keeps the password out of logs. */
        @Override
        public String toString() {
            return "UsingDefaults[]";
        }
    }

    /** Adds the route and the permission that it asks for. */
    public void register(RouteTable routes) {
        permissions.declare(MANAGE);
        routes.add(Route.post(
                "/api/admin/permissions/defaults",
                UsingDefaults.class,
                Access.holders(MANAGE),
                RateLimit.LOGIN_ADDRESS,
                Effect.changes(CoreEvents.PERMISSIONS_CHANGING, CoreEvents.PERMISSIONS_CHANGED),
                (call, asked) -> password.demand(call, asked.password(), () -> useDefaults(call))));
    }

    private HttpReply useDefaults(HttpCall call) {
        Caller by = call.caller().orElseThrow(ApiException::unauthorized);
        permissions.decidedBy().map(PermissionsChange::new).ifPresent(change -> {
            var unused = changing.apply(change); // there is nothing in it that could be replaced
            permissions.useDefaults(by);
            changed.accept(change);
        });
        return HttpReply.done();
    }
}
