package dcts.roles;

import dcts.api.ApiException;
import dcts.api.Caller;
import dcts.api.Id;
import dcts.api.Places;
import dcts.api.PluginContext;
import dcts.api.Scope;
import dcts.roles.Command.TakeBack;
import dcts.roles.RolesWire.Assigning;
import dcts.roles.RolesWire.Changing;
import dcts.roles.RolesWire.Creating;
import dcts.roles.RolesWire.Deleting;
import dcts.roles.RolesWire.Moving;
import dcts.roles.RolesWire.Outcome;
import dcts.roles.RolesWire.Ruling;
import dcts.roles.RolesWire.Undoing;
import dcts.roles.api.Roles.RoleChange;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** From the wire to the rules and back, for what changes something. */
final class RolesSocket {
    private final PluginContext context;
    private final RoleService service;
    private final Orders orders;
    private final Previews previews;
    private final ChangeStore changes;

    RolesSocket(PluginContext context, RoleService service, Orders orders, Previews previews, ChangeStore changes) {
        this.context = context;
        this.service = service;
        this.orders = orders;
        this.previews = previews;
        this.changes = changes;
    }

    Outcome create(Caller caller, Creating wanted) {
        if (wanted.name().isBlank()) {
            throw ApiException.invalid("name");
        }
        Command command = orders.create(wanted);
        Id id = ((Command.Create) command).id();
        Outcome outcome = run(caller, new RoleChange(caller, "create", id.toString()), command, wanted.preview());
        return outcome.preview() == null ? new Outcome(id, outcome.undoId(), null) : outcome;
    }

    Outcome change(Caller caller, Changing wanted) {
        var look = wanted.look();
        String name = look == null ? null : look.name();
        if (name != null && name.isBlank()) {
            throw ApiException.invalid("look.name");
        }
        var change = new RoleChange(caller, "change", wanted.roleId().toString());
        return run(caller, change, orders.change(wanted), wanted.preview());
    }

    Outcome move(Caller caller, Moving wanted) {
        var change = new RoleChange(caller, "move", wanted.roleId().toString());
        var command = new Command.Move(wanted.roleId(), wanted.version(), wanted.above());
        return run(caller, change, command, wanted.preview());
    }

    Outcome delete(Caller caller, Deleting wanted) {
        var change = new RoleChange(caller, "delete", wanted.roleId().toString());
        return run(caller, change, new Command.Delete(wanted.roleId(), wanted.version()), wanted.preview());
    }

    Outcome assign(Caller caller, Assigning wanted) {
        var change = new RoleChange(caller, "assign", wanted.memberId().toString());
        return run(caller, change, orders.assign(caller, wanted), wanted.preview());
    }

    Outcome rule(Caller caller, Ruling wanted) {
        Command command = orders.rule(caller, wanted);
        String place = ((Command.Rule) command).place();
        return run(caller, new RoleChange(caller, "rule", place), command, wanted.preview());
    }

    Outcome undo(Caller caller, Undoing wanted) {
        Difference difference = changes.find(
                        wanted.undoId(), caller.userId(), context.clock().millis())
                .orElseThrow(ApiException::notFound);
        demandVisible(caller, difference.places());
        var change = new RoleChange(caller, "undo", wanted.undoId().toString());
        return run(caller, change, new TakeBack(wanted.undoId(), difference), wanted.preview());
    }

    /** Of places that are there he may still know; those that are gone are nobody's secret. */
    private void demandVisible(Caller caller, Set<String> places) {
        Set<String> hidden = places(context.places().all().stream());
        hidden.removeAll(places(context.places().visibleTo(caller).stream().map(Places.Place::scope)));
        if (places.stream().anyMatch(hidden::contains)) {
            throw ApiException.notFound();
        }
    }

    private static Set<String> places(Stream<Scope> scopes) {
        return scopes.map(Resolution::place).collect(Collectors.toCollection(HashSet::new));
    }

    private Outcome run(Caller caller, RoleChange change, Command command, @Nullable Boolean preview) {
        if (Boolean.TRUE.equals(preview)) {
            return new Outcome(null, null, previews.of(caller, service.preview(caller, command)));
        }
        return new Outcome(null, service.run(caller, change, command).orElse(null), null);
    }
}
