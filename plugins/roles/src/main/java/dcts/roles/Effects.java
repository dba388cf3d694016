package dcts.roles;

import dcts.api.Id;
import dcts.api.Permission;
import dcts.api.Quota;
import dcts.api.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who gains and who loses what between two books, worked out by resolving both. Members with equal roles and rules are one
 * group; a place without rules resolves as the place around it and is not looked at.
 */
final class Effects {
    /**
     * What exists to be gained and lost.
     *
     * @param scopes all places, by the last part of their scope
     */
    record World(List<Permission> permissions, List<Quota> quotas, Map<String, Scope> scopes) {
        static World of(List<Permission> permissions, List<Quota> quotas, List<Scope> scopes) {
            Map<String, Scope> byPlace = new HashMap<>();
            scopes.forEach(scope -> byPlace.put(Resolution.place(scope), scope));
            return new World(List.copyOf(permissions), List.copyOf(quotas), byPlace);
        }
    }

    /**
     * Members who have the same before and the same after.
     *
     * @param members empty for all who have nothing of their own
     * @param imagined whether nobody needs to have it: whoever is given one of the changed roles later is meant
     */
    record Group(Holding before, Holding after, Set<Id> members, boolean imagined) {}

    /** Something that a group holds now and did not, or the other way round. */
    record Effect(Group group, Permission permission, Scope scope, boolean gained) {}

    /** Another number for a group. */
    record Shift(Group group, Quota quota, long before, long after) {}

    private final Book before;
    private final Book after;
    private final World world;
    private final List<Effect> effects = new ArrayList<>();
    private final List<Shift> shifts = new ArrayList<>();

    private Effects(Book before, Book after, World world) {
        this.before = before;
        this.after = after;
        this.world = world;
    }

    static Effects between(Book before, Book after, World world) {
        var all = new Effects(before, after, world);
        Set<String> touched = all.touched();
        List<Permission> permissions = world.permissions.stream()
                .filter(permission -> touched.contains(permission.key()))
                .toList();
        List<Scope> scopes = all.scopes();
        for (Group group : all.groups()) {
            Subject was = before.subject(group.before);
            Subject is = after.subject(group.after);
            if (!was.roles().equals(is.roles()) || !was.rules().equals(is.rules())) {
                permissions.forEach(
                        permission -> scopes.forEach(scope -> all.compare(group, was, is, permission, scope)));
                world.quotas.forEach(quota -> all.compare(group, was, is, quota));
            }
        }
        return all;
    }

    List<Effect> effects() {
        return effects;
    }

    List<Shift> shifts() {
        return shifts;
    }

    private void compare(Group group, Subject was, Subject is, Permission permission, Scope scope) {
        boolean held = Resolution.of(was, permission, scope).allowed();
        boolean holds = Resolution.of(is, permission, scope).allowed();
        if (held != holds) {
            effects.add(new Effect(group, permission, scope, holds));
        }
    }

    private void compare(Group group, Subject was, Subject is, Quota quota) {
        long had = Resolution.of(was, quota).orElse(quota.fallback());
        long has = Resolution.of(is, quota).orElse(quota.fallback());
        if (had != has) {
            shifts.add(new Shift(group, quota, had, has));
        }
    }

    private List<Group> groups() {
        Map<List<Holding>, Set<Id>> groups = new LinkedHashMap<>();
        groups.put(List.of(Holding.NONE, Holding.NONE), new TreeSet<>());
        Stream.concat(before.holdings().keySet().stream(), after.holdings().keySet().stream())
                .distinct()
                .forEach(member -> groups.computeIfAbsent(
                                List.of(before.holding(member), after.holding(member)), pair -> new TreeSet<>())
                        .add(member));
        List<Group> all = new ArrayList<>();
        groups.forEach((has, members) -> all.add(new Group(has.getFirst(), has.getLast(), members, false)));
        after.roles().stream()
                .filter(role -> !role.base() && before.role(role.id()).isPresent() && !isSame(role))
                .map(role -> new Holding(Set.of(role.id()), Rules.NONE))
                .forEach(has -> all.add(new Group(has, has, Set.of(), true)));
        return all;
    }

    /** The places that have rules, and the server. */
    private List<Scope> scopes() {
        Set<String> places = new TreeSet<>(Set.of(Rules.SERVER));
        Stream.of(before, after).forEach(book -> {
            book.roles().forEach(role -> places.addAll(role.rules().byPlace().keySet()));
            book.holdings()
                    .values()
                    .forEach(holding -> places.addAll(holding.rules().byPlace().keySet()));
        });
        return places.stream()
                .map(place -> place.equals(Rules.SERVER) ? Scope.SERVER : world.scopes.get(place))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The keys of permissions that can have changed for somebody. */
    private Set<String> touched() {
        boolean reordered = !order(before).equals(order(after));
        Set<String> keys = new TreeSet<>();
        Stream.concat(before.roles().stream(), after.roles().stream())
                .distinct()
                .filter(role -> reordered || !isSame(role))
                .forEach(role -> keys.addAll(mentioned(role)));
        Set<Id> members = Stream.concat(before.holdings().keySet().stream(), after.holdings().keySet().stream())
                .filter(member -> !before.holding(member).equals(after.holding(member)))
                .collect(Collectors.toSet());
        members.forEach(member -> keys.addAll(mentioned(before.holding(member), after.holding(member))));
        return keys;
    }

    private static List<Id> order(Book book) {
        return book.roles().stream().map(Role::id).toList();
    }

    private boolean isSame(Role role) {
        return Objects.equals(before.role(role.id()), after.role(role.id()));
    }

    private Set<String> mentioned(Role role) {
        Set<String> keys = new TreeSet<>(role.rules().permissions());
        world.permissions.stream()
                .filter(permission -> role.says(Rules.SERVER, permission) != null)
                .forEach(permission -> keys.add(permission.key()));
        return keys;
    }

    private Set<String> mentioned(Holding one, Holding other) {
        Set<String> keys = new TreeSet<>(one.rules().permissions());
        keys.addAll(other.rules().permissions());
        Stream.concat(one.roles().stream(), other.roles().stream())
                .distinct()
                .filter(id -> one.roles().contains(id) != other.roles().contains(id))
                .flatMap(id -> Stream.concat(before.role(id).stream(), after.role(id).stream()))
                .forEach(role -> keys.addAll(mentioned(role)));
        return keys;
    }
}
