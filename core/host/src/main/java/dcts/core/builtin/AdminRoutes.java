package dcts.core.builtin;

import dcts.api.Access;
import dcts.api.ApiException;
import dcts.api.Caller;
import dcts.api.CoreEvents;
import dcts.api.Effect;
import dcts.api.Holder;
import dcts.api.HttpReply;
import dcts.api.Permission;
import dcts.api.Text;
import dcts.core.event.Listeners;
import dcts.core.http.FreshPassword;
import dcts.core.http.HttpCall;
import dcts.core.http.Route;
import dcts.core.http.RouteTable;
import dcts.core.identity.Accounts;
import dcts.core.identity.MemberStates;
import dcts.core.identity.Registration;
import dcts.core.identity.Sessions;
import dcts.core.limit.RateLimit;
import dcts.core.permission.PermissionService;
import org.jspecify.annotations.Nullable;

/** What the owner does with accounts, from the console. */
public final class AdminRoutes {
    private static final Permission MANAGE_ACCOUNTS = new Permission(
            "core.manageAccounts",
            Holder.OWNER,
            "Manage accounts",
            "Make accounts, set their states, and hand the server on.");

    private final Accounts accounts;
    private final MemberStates states;
    private final Sessions sessions;
    private final FreshPassword password;

    public AdminRoutes(Accounts accounts, MemberStates states, Sessions sessions, FreshPassword password) {
        this.accounts = accounts;
        this.states = states;
        this.sessions = sessions;
        this.password = password;
    }

    record NewOwner(
            @Text(max = 32, pattern = "[A-Za-z0-9._-]+") String loginName,
            @Nullable @Text(min = 0, max = 256) String password) {
        /** Keeps the password out of logs. */
        @Override
        public String toString() {
            return "NewOwner[" + loginName + "]";
        }
    }

    record NewState(
            @Text(max = 32, pattern = "[A-Za-z0-9._-]+") String loginName,

            @Text(max = 8, pattern = "active|pending|muted|banned")
            String state) {}

    record Created(String userId) {}

    /** Adds the routes and the permission they ask for. */
    public void register(RouteTable routes, PermissionService permissions) {
        permissions.declare(MANAGE_ACCOUNTS);
        var access = Access.holders(MANAGE_ACCOUNTS);
        routes.add(Route.post(
                "/api/admin/users",
                Registration.class,
                access,
                RateLimit.HTTP_ADDRESS,
                Effect.changes(CoreEvents.ACCOUNT_CREATING, CoreEvents.ACCOUNT_CREATED),
                (call, user) -> {
                    Caller created = accounts.register(user);
                    return HttpReply.data(new Created(created.userId().toString()));
                }));
        routes.add(Route.post(
                "/api/admin/states",
                NewState.class,
                access,
                RateLimit.HTTP_ADDRESS,
                Effect.changes(CoreEvents.STATE_CHANGING, CoreEvents.STATE_CHANGED),
                (call, wanted) -> {
                    states.change(
                            wanted.loginName(),
                            MemberStates.state(wanted.state()),
                            call.caller().orElseThrow(ApiException::unauthorized));
                    return HttpReply.done();
                }));
        routes.add(Route.post(
                "/api/admin/owner",
                NewOwner.class,
                access,
                RateLimit.LOGIN_ADDRESS,
                Effect.changes(CoreEvents.OWNER_CHANGING, CoreEvents.OWNER_CHANGED),
                (call, owner) -> password.demand(call, owner.password(), () -> makeOwner(call, owner.loginName()))));
    }

    private HttpReply makeOwner(HttpCall call, String loginName) {
        Caller by = call.caller().orElseThrow(ApiException::unauthorized);
        // What fails may be stored all the same, and no session may go on saying that somebody owns the server.
        Listeners.inAnyCase(
                () -> states.owns(() -> accounts.makeOwner(loginName, by)),
                () -> sessions.refresh(caller -> caller.owner()
                        || !caller.lens().isEmpty() // it may be the old owner who looks so
                        || caller.loginName().equalsIgnoreCase(loginName)));
        return HttpReply.done();
    }
}
