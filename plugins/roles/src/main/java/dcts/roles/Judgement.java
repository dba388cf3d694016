package dcts.roles;

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
import dcts.roles.Effects.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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
         * @throws dcts.api.ApiException {@code forbidden} if not
         */
        Effects demand(Book before, Command command, Book after) {
            var asking = new Asking(actor, before);
            RankRule.demand(asking, before, command);
            var effects = Effects.between(withoutOwner(before), withoutOwner(after), world(before, after));
            RankRule.demand(asking, before, effects);
            return effects;
        }

        private Book withoutOwner(Book book) {
            return owner.map(id -> book.with(id, Holding.NONE)).orElse(book);
        }
    }

    /** Everything that is declared, and what rules say of plugins that do not run now: they may come back. */
    private World world(Book before, Book after) {
        List<Permission> all = new ArrayList<>(permissions.declared());
        Set<String> known = all.stream().map(Permission::key).collect(Collectors.toSet());
        Set<String> others = new TreeSet<>();
        List<Scope> scopes = new ArrayList<>(places.all());
        Set<String> there = scopes.stream().map(Resolution::place).collect(Collectors.toSet());
        Set<String> away = new TreeSet<>();
        for (Book book : List.of(before, after)) {
            book.roles().forEach(role -> note(role.rules(), others, away));
            book.holdings().values().forEach(holding -> note(holding.rules(), others, away));
        }
        others.removeAll(known);
        others.forEach(key -> all.add(new Permission(key, Holder.OWNER)));
        away.removeAll(there);
        away.forEach(place -> scopes.add(new Scope("server/" + place)));
        return World.of(all, permissions.quotas(), scopes);
    }

    private static void note(Rules rules, Set<String> keys, Set<String> places) {
        keys.addAll(rules.permissions());
        places.addAll(rules.byPlace().keySet());
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
            // What is not declared now is nobody's by the server's answer, so the rules alone are asked.
            return Resolution.of(subject, permission, scope).allowed()
                    && (permission.defaultHolder() == Holder.OWNER || permissions.may(caller, permission, scope));
        }

        @Override
        public long has(Quota quota) {
            return Resolution.of(subject, quota).orElse(quota.fallback());
        }
    }
}
