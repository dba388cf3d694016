package dcts.roles;

import dcts.api.Id;
import dcts.api.Permission;
import dcts.api.Quota;
import dcts.api.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

    /** Something that groups hold now and did not, or the other way round. */
    record Effect(List<Group> groups, Permission permission, Scope scope, boolean gained) {}

    /** Another number for a group. */
    record Shift(Group group, Quota quota, long before, long after) {}

    private final Book before;
    private final Book after;
    private final World world;
    private final Groups groups;
    private final List<Effect> effects = new ArrayList<>();
    private final List<Shift> shifts = new ArrayList<>();

    private Effects(Book before, Book after, World world) {
        this.before = before;
        this.after = after;
        this.world = world;
        this.groups = new Groups(
                before, after, after.roles().stream().filter(this::isImagined).toList());
    }

    /** A role that is changed and that somebody may be given. */
    private boolean isImagined(Role role) {
        return !role.base() && before.role(role.id()).isPresent() && !isSame(role);
    }

    static Effects between(Book before, Book after, World world) {
        var all = new Effects(before, after, world);
        Set<String> touched = all.touched();
        world.permissions.stream()
                .filter(permission -> touched.contains(permission.key()))
                .forEach(all::compare);
        world.quotas.forEach(all::compare);
        return all;
    }

    List<Effect> effects() {
        return effects;
    }

    List<Shift> shifts() {
        return shifts;
    }

    /** Where nobody says anything of a permission it is as around that place, so nothing is asked there. */
    private void compare(Permission permission) {
        Map<String, Set<Id>> speaking = speaking(permission);
        for (String place : speaking.keySet()) {
            Scope scope = place.equals(Rules.SERVER) ? Scope.SERVER : world.scopes.get(place);
            if (scope != null) {
                compare(permission, scope, speaking);
            }
        }
    }

    private void compare(Permission permission, Scope scope, Map<String, Set<Id>> speaking) {
        Set<Id> roles = new HashSet<>();
        Optional<Scope> at = Optional.of(scope);
        while (at.isPresent()) {
            roles.addAll(speaking.getOrDefault(Resolution.place(at.get()), Set.of()));
            at = at.get().parent();
        }
        List<Group> gaining = new ArrayList<>();
        List<Group> losing = new ArrayList<>();
        compare(
                groups.having(roles),
                (has, book) ->
                        Resolution.of(book.subject(has), permission, scope).allowed(),
                (group, held, holds) -> (holds ? gaining : losing).add(group));
        note(new Effect(gaining, permission, scope, true));
        note(new Effect(losing, permission, scope, false));
    }

    private void note(Effect effect) {
        if (!effect.groups.isEmpty()) {
            effects.add(effect);
        }
    }

    private void compare(Quota quota) {
        Set<Id> roles = Stream.concat(before.roles().stream(), after.roles().stream())
                .filter(role -> role.numbers().containsKey(quota.key()))
                .map(Role::id)
                .collect(Collectors.toSet());
        compare(
                groups.having(roles),
                (has, book) -> Resolution.of(book.subject(has), quota).orElse(quota.fallback()),
                (group, had, has) -> shifts.add(new Shift(group, quota, had, has)));
    }

    /** What whoever has this is answered by a book. */
    private interface Answer<T> {
        T of(Holding has, Book book);
    }

    private interface Found<T> {
        void differs(Group group, T was, T is);
    }

    /** Asks for each of these groups, and once for all others. */
    private <T> void compare(Set<Group> these, Answer<T> answer, Found<T> found) {
        T plainWas = answer.of(Holding.NONE, before);
        T plainIs = answer.of(Holding.NONE, after);
        boolean plain = !plainWas.equals(plainIs);
        for (Group group : plain ? groups.all() : these) {
            boolean one = these.contains(group);
            T was = one ? answer.of(group.before(), before) : plainWas;
            T is = one ? answer.of(group.after(), after) : plainIs;
            if (!was.equals(is)) {
                found.differs(group, was, is);
            }
        }
    }

    /** The places where a permission is spoken of in one of the books, with the roles that do; the server first. */
    private Map<String, Set<Id>> speaking(Permission permission) {
        Map<String, Set<Id>> roles = new LinkedHashMap<>();
        roles.put(Rules.SERVER, new HashSet<>());
        for (Book book : List.of(before, after)) {
            for (Role role : book.roles()) {
                if (role.says(Rules.SERVER, permission) != null) {
                    add(roles, Rules.SERVER, role);
                }
                places(role.rules(), permission).forEach(place -> add(roles, place, role));
            }
            book.holdings()
                    .values()
                    .forEach(holding -> places(holding.rules(), permission)
                            .forEach(place -> roles.computeIfAbsent(place, key -> new HashSet<>())));
        }
        return roles;
    }

    private static Stream<String> places(Rules rules, Permission permission) {
        return rules.byPlace().entrySet().stream()
                .filter(values -> values.getValue().containsKey(permission.key()))
                .map(Map.Entry::getKey);
    }

    private static void add(Map<String, Set<Id>> roles, String place, Role role) {
        roles.computeIfAbsent(place, key -> new HashSet<>()).add(role.id());
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
