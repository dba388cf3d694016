package dcts.roles;

import dcts.api.Id;
import dcts.api.Permission;
import dcts.api.Quota;
import dcts.api.Scope;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
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
 * Who gains and who loses what between two books, worked out by resolving both for the whole crowd. A place where nobody says
 * anything of a permission is as the place around it and is not looked at.
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
            byPlace.put(Rules.SERVER, Scope.SERVER);
            return new World(List.copyOf(permissions), List.copyOf(quotas), byPlace);
        }
    }

    /** Something that groups hold now and did not, or the other way round. */
    record Effect(BitSet who, Permission permission, Scope scope, boolean gained) {}

    /** Another number for groups. */
    record Shift(BitSet who, Quota quota, long before, long after) {}

    /** Who holds a permission somewhere, by the one book and by the other. */
    private record Both(BitSet before, BitSet after) {}

    private final Book before;
    private final Book after;
    private final World world;
    private final Crowd crowd;
    private final List<Effect> effects = new ArrayList<>();
    private final List<Shift> shifts = new ArrayList<>();

    private Effects(Book before, Book after, World world) {
        this.before = before;
        this.after = after;
        this.world = world;
        this.crowd = new Crowd(
                before, after, after.roles().stream().filter(this::isImagined).toList());
    }

    /** A role that is changed and that somebody may be given. */
    private boolean isImagined(Role role) {
        return !role.base() && before.role(role.id()).isPresent() && !isSame(role);
    }

    static Effects between(Book before, Book after, World world) {
        var all = new Effects(before, after, world);
        Set<String> touched = all.touched();
        List<Scope> spoken = all.spoken();
        world.permissions.stream()
                .filter(permission -> touched.contains(permission.key()))
                .forEach(permission -> all.compare(permission, spoken));
        world.quotas.forEach(all::compare);
        return all;
    }

    List<Effect> effects() {
        return effects;
    }

    List<Shift> shifts() {
        return shifts;
    }

    /** Whom the sets of bits mean. */
    Crowd crowd() {
        return crowd;
    }

    /** The places where somebody says something, each after the one around it; the server first. */
    private List<Scope> spoken() {
        Set<String> places = new TreeSet<>(crowd.before().places());
        places.addAll(crowd.after().places());
        return places.stream()
                .flatMap(place -> Optional.ofNullable(world.scopes.get(place)).stream())
                .sorted(Comparator.comparing(Scope::path))
                .toList();
    }

    private void compare(Permission permission, List<Scope> spoken) {
        Map<Scope, Both> known = new HashMap<>();
        for (Scope scope : spoken) {
            String place = Resolution.place(scope);
            if (speaksOf(crowd.before(), place, permission) || speaksOf(crowd.after(), place, permission)) {
                Both around = around(scope, known);
                var here = new Both(
                        Resolution.of(crowd.before(), permission, place, around.before),
                        Resolution.of(crowd.after(), permission, place, around.after));
                known.put(scope, here);
                note(new Effect(without(here.after, here.before), permission, scope, true));
                note(new Effect(without(here.before, here.after), permission, scope, false));
            }
        }
    }

    private static boolean speaksOf(Crowd.Side crowd, String place, Permission permission) {
        return crowd.speaking(place).stream().anyMatch(role -> role.says(place, permission) != null)
                || crowd.own(place).values().stream().anyMatch(values -> values.containsKey(permission.key()));
    }

    private static Both around(Scope scope, Map<Scope, Both> known) {
        for (Optional<Scope> at = scope.parent(); at.isPresent(); at = at.get().parent()) {
            Both found = known.get(at.get());
            if (found != null) {
                return found;
            }
        }
        return new Both(new BitSet(), new BitSet());
    }

    private static BitSet without(BitSet these, BitSet those) {
        var rest = (BitSet) these.clone();
        rest.andNot(those);
        return rest;
    }

    private void note(Effect effect) {
        if (!effect.who.isEmpty()) {
            effects.add(effect);
        }
    }

    private void compare(Quota quota) {
        long[] was = Resolution.of(crowd.before(), quota);
        long[] is = Resolution.of(crowd.after(), quota);
        Map<List<Long>, BitSet> shifted = new LinkedHashMap<>();
        for (int i = 0; i < was.length; i++) {
            if (was[i] != is[i]) {
                shifted.computeIfAbsent(List.of(was[i], is[i]), pair -> new BitSet())
                        .set(i);
            }
        }
        shifted.forEach((pair, who) -> shifts.add(new Shift(who, quota, pair.getFirst(), pair.getLast())));
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
        Set<Id> changed = new TreeSet<>();
        for (Id member : members) {
            Holding one = before.holding(member);
            Holding other = after.holding(member);
            keys.addAll(one.rules().permissions());
            keys.addAll(other.rules().permissions());
            Stream.concat(one.roles().stream(), other.roles().stream())
                    .filter(id -> one.roles().contains(id) != other.roles().contains(id))
                    .forEach(changed::add);
        }
        changed.stream()
                .flatMap(id -> Stream.concat(before.role(id).stream(), after.role(id).stream()))
                .forEach(role -> keys.addAll(mentioned(role)));
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
}
