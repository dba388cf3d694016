package dcts.roles;

import dcts.api.ApiException;
import dcts.api.Caller;
import dcts.api.Holder;
import dcts.api.Id;
import dcts.api.Members;
import dcts.api.Members.Member;
import dcts.api.Permission;
import dcts.api.Permissions;
import dcts.api.Places;
import dcts.api.Quota;
import dcts.api.Scope;
import dcts.roles.Command.Assign;
import dcts.roles.Command.Change;
import dcts.roles.Command.Create;
import dcts.roles.Command.Delete;
import dcts.roles.Command.Move;
import dcts.roles.Command.Rule;
import dcts.roles.Command.TakeBack;
import dcts.roles.Effects.World;
import dcts.roles.api.RolesPermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whether somebody may give a command, by what it changes for whom. */
final class Judgement {
    private final Permissions permissions;
    private final Places places;
    private final Members members;

    Judgement(Permissions permissions, Places places, Members members) {
        this.permissions = permissions;
        this.places = places;
        this.members = members;
    }

    /** Gets ready for what somebody asks for; from here on it costs no query. */
    Case of(Caller actor) {
        return new Case(actor, members.owner().map(Member::id));
    }

    /** What somebody asks for. */
    final class Case {
        private final Caller actor;
        private final Optional<Id> owner;

        private Case(Caller actor, Optional<Id> owner) {
            this.actor = actor;
            this.owner = owner;
        }

        /**
         * Demands that the actor may bring it about, and says what that is. The owner gains and loses nothing by roles.
         *
         * @throws ApiException {@code forbidden} if not
         */
        Effects demand(Book before, Command command, Book after) {
            World world = world(before, after);
            var asking = new Asking(actor, before);
            demandRight(asking, command, world);
            RankRule.demand(asking, before, command);
            var effects = Effects.between(withoutOwner(before), withoutOwner(after), world);
            RankRule.demand(asking, before, after, effects);
            return effects;
        }

        private Book withoutOwner(Book book) {
            return owner.map(id -> book.with(id, Holding.NONE)).orElse(book);
        }
    }

    /** It may have been taken since the server has asked for it. */
    private static void demandRight(Asking asking, Command command, World world) {
        boolean held = asking.owner()
                || switch (command) {
                    case Assign ignored -> asking.holds(RolesPermissions.ASSIGN, Scope.SERVER);
                    case Rule rule -> asking.holds(RolesPermissions.MANAGE, at(rule.place(), world));
                    case TakeBack(var ignored, var difference) ->
                        (!difference.assigns() || asking.holds(RolesPermissions.ASSIGN, Scope.SERVER))
                                && difference.places().stream()
                                        .allMatch(place -> asking.holds(RolesPermissions.MANAGE, at(place, world)));
                    case Create ignored -> asking.holds(RolesPermissions.MANAGE, Scope.SERVER);
                    case Change ignored -> asking.holds(RolesPermissions.MANAGE, Scope.SERVER);
                    case Move ignored -> asking.holds(RolesPermissions.MANAGE, Scope.SERVER);
                    case Delete ignored -> asking.holds(RolesPermissions.MANAGE, Scope.SERVER);
                };
        if (!held) {
            throw ApiException.forbidden();
        }
    }

    private static Scope at(String place, World world) {
        return world.scopes().getOrDefault(place, Scope.SERVER);
    }

    /** Everything that is declared, and what the books say of plugins that do not run now: they may come back. */
    private World world(Book before, Book after) {
        var said = new Said();
        List.of(before, after).forEach(said::add);
        List<Permission> all = new ArrayList<>(permissions.declared());
        all.forEach(permission -> said.permissions.remove(permission.key()));
        said.permissions.forEach(key -> all.add(new Permission(key, Holder.OWNER)));
        all.addAll(Levels.ALL);
        List<Quota> quotas = new ArrayList<>(permissions.quotas());
        quotas.forEach(quota -> said.quotas.remove(quota.key()));
        said.quotas.forEach(key ->
                quotas.add(new Quota(key, new Permission(key, Holder.OWNER).label(), 0, 0, Long.MAX_VALUE)));
        List<Scope> scopes = new ArrayList<>(places.all());
        scopes.forEach(scope -> said.places.remove(Resolution.place(scope)));
        said.places.forEach(place -> scopes.add(new Scope("server/" + place)));
        return World.of(all, quotas, scopes);
    }

    /** What books speak of. */
    private static final class Said {
        final Set<String> permissions = new TreeSet<>();
        final Set<String> quotas = new TreeSet<>();
        final Set<String> places = new TreeSet<>();

        void add(Book book) {
            book.roles().forEach(role -> {
                add(role.rules());
                quotas.addAll(role.numbers().keySet());
            });
            book.holdings().values().forEach(holding -> add(holding.rules()));
        }

        private void add(Rules rules) {
            permissions.addAll(rules.permissions());
            places.addAll(rules.byPlace().keySet());
        }
    }

    private final class Asking implements RankRule.Actor {
        private final Caller caller;
        private final Subject subject;

        Asking(Caller caller, Book book) {
            this.caller = caller;
            this.subject = book.subject(book.holding(caller.userId()));
        }

        @Override
        public Id id() {
            return caller.userId();
        }

        @Override
        public boolean owner() {
            return caller.owner();
        }

        @Override
        public boolean holds(Permission permission, Scope scope) {
            return Resolution.of(subject, permission, scope).allowed()
                    && (!isDeclared(permission) || permissions.may(caller, permission, scope));
        }

        /** What is not is nobody's by the server's answer, so the rules alone are asked. */
        private static boolean isDeclared(Permission permission) {
            return permission.defaultHolder() != Holder.OWNER && !Levels.ALL.contains(permission);
        }

        @Override
        public long has(Quota quota) {
            return Resolution.of(subject, quota).orElse(quota.fallback());
        }
    }
}
