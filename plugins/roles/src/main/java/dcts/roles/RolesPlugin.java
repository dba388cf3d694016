package dcts.roles;

import dcts.api.CoreEvents;
import dcts.api.PluginContext;
import dcts.api.Scope;
import dcts.api.ServerPlugin;
import dcts.roles.api.Roles;
import dcts.roles.api.RolesPermissions;
import java.time.Duration;

/** Roles. */
public final class RolesPlugin implements ServerPlugin {
    private static final Duration PURGE_EVERY = Duration.ofMinutes(1);

    @Override
    public void start(PluginContext context) {
        RolesPermissions.ALL.forEach(context::declare);
        context.declare(RolesWire.CHANGED);

        var store = new RoleStore(context.jdbi());
        new FirstRoles(store).make(context::newId);
        var present = new PresentBook(store);
        var source = new RoleSource(present, context.newId().toString());
        var changes = context.decides(source);

        var kept = new ChangeStore(context.jdbi());
        var announcer = new Announcer(
                source,
                changes,
                context.topic(Scope.SERVER, RolesPermissions.READ),
                context.topic(Scope.SERVER, RolesPermissions.MANAGE));
        var hooks = new RoleService.Hooks(
                context.asks(Roles.CHANGING),
                context.tells(Roles.CHANGED),
                context.audit(),
                announcer,
                (actor, command) -> Wording.names(context, actor, command));
        var judgement = new Judgement(context.permissions(), context.places(), context.members());
        var service = new RoleService(present, store, hooks, judgement, context::newId, context.clock());
        context.every("purge", PURGE_EVERY, () -> kept.purge(context.clock().millis()));
        context.every("catchup", Duration.ofSeconds(5), service::catchUp);

        context.after(
                CoreEvents.PLACES_GONE,
                gone -> service.forget(
                        gone.places().stream().map(Resolution::place).toList()));

        var orders = new Orders(context, present::book);
        var socket = new RolesSocket(context, service, orders, new Previews(context, present::book), kept);
        context.on(RolesWire.CREATE, socket::create);
        context.on(RolesWire.CHANGE_ROLE, socket::change);
        context.on(RolesWire.MOVE, socket::move);
        context.on(RolesWire.DELETE, socket::delete);
        context.on(RolesWire.ASSIGN, socket::assign);
        context.on(RolesWire.RULE, socket::rule);
        context.on(RolesWire.UNDO, socket::undo);

        var read = new RolesRead(context, present::book, orders);
        context.on(ReadWire.LIST, read::list);
        context.on(ReadWire.OF, read::of);
        context.on(ReadWire.EDITOR, new RoleEditor(context, present::book, orders)::editor);
        context.on(ReadWire.RULES, read::rules);
        context.on(ReadWire.MEMBERS, read::members);
        context.on(ReadWire.WHY, read::why);
    }
}
