package dcts.core.builtin;

import dcts.api.Access;
import dcts.api.ApiException;
import dcts.api.Caller;
import dcts.api.Effect;
import dcts.api.Limit;
import dcts.api.Permission;
import dcts.api.Places;
import dcts.api.Places.Place;
import dcts.api.Reason;
import dcts.api.Scope;
import dcts.api.SocketRequest;
import dcts.api.Text;
import dcts.core.identity.MemberStates;
import dcts.core.json.Json;
import dcts.core.permission.PermissionService;
import dcts.core.socket.SocketTable;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What a member may do on the whole server, and why he may or may not do something at a place. */
public final class RightsRequests {
    private static final Limit OFTEN = Limit.of(120, Duration.ofMinutes(1));

    private final PermissionService permissions;
    private final MemberStates states;
    private final Places places;

    public RightsRequests(PermissionService permissions, MemberStates states, Places places) {
        this.permissions = permissions;
        this.states = states;
        this.places = places;
    }

    record Nothing() {}

    record Rights(String state, List<String> permissions) {}

    record Wanted(
            @Text(max = 128) String permission,
            @Text(max = 256) String scope) {}

    record Answer(Why why) {}

    /**
     * A reason with names.
     *
     * @param by a role's name, a state or a holder; empty where nobody is to be named
     * @param place where the deciding rule stands
     */
    record Why(boolean allowed, String cause, String by, PlaceView place, PermissionView permission) {}

    record PlaceView(String scope, String name) {}

    record PermissionView(String key, String name) {}

    /** Adds the requests. */
    public void register(SocketTable table) {
        table.add(
                "core",
                new SocketRequest<>(
                        "core.rights", Nothing.class, Rights.class, Access.account(), OFTEN, Effect.reads()),
                (caller, nothing, reply) -> reply.ok(rights(caller)),
                new Json());
        table.add(
                "core",
                new SocketRequest<>("core.why", Wanted.class, Answer.class, Access.account(), OFTEN, Effect.reads()),
                (caller, wanted, reply) -> reply.ok(new Answer(why(caller, wanted))),
                new Json());
    }

    private Rights rights(Caller caller) {
        List<String> held = permissions.declared().stream()
                .filter(permission -> permissions.may(caller, permission, Scope.SERVER))
                .map(Permission::key)
                .toList();
        return new Rights(MemberStates.word(states.of(caller.userId())), held);
    }

    private Why why(Caller caller, Wanted wanted) {
        Place asked = places.find(caller, wanted.scope).orElseThrow(ApiException::notFound);
        Permission permission = permissions.declared().stream()
                .filter(each -> each.key().equals(wanted.permission))
                .findFirst()
                .orElseThrow(ApiException::notFound);
        Reason reason = permissions.why(caller, permission, asked.scope());
        Place at = places.find(caller, reason.at().path()).orElse(asked);
        return new Why(
                reason.allowed(),
                reason.cause().name().toLowerCase(Locale.ROOT),
                reason.by(),
                new PlaceView(at.scope().path(), at.name()),
                new PermissionView(permission.key(), permission.label().name()));
    }
}
