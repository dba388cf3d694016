package dcts.roles;

import dcts.api.Id;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All roles and who has what. Immutable; the present one is always in memory. */
final class Book {
    private final List<Role> roles;
    private final Map<Id, Integer> places = new HashMap<>();
    private final Map<Id, Holding> holdings;

    /**
     * @param roles the highest first, the base role last
     * @param holdings of those who have something
     */
    Book(List<Role> roles, Map<Id, Holding> holdings) {
        this.roles = List.copyOf(roles);
        for (int i = 0; i < roles.size(); i++) {
            places.put(roles.get(i).id(), i);
        }
        this.holdings = holdings.entrySet().stream()
                .map(entry -> Map.entry(entry.getKey(), known(entry.getValue())))
                .filter(entry -> !entry.getValue().isEmpty())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Holding known(Holding holding) {
        return places.keySet().containsAll(holding.roles())
                ? holding
                : new Holding(
                        holding.roles().stream().filter(places::containsKey).collect(Collectors.toSet()),
                        holding.rules());
    }

    /** The highest first, the base role last. */
    List<Role> roles() {
        return roles;
    }

    Role base() {
        return roles.getLast();
    }

    Optional<Role> role(Id id) {
        return Optional.ofNullable(places.get(id)).map(roles::get);
    }

    /** Of those who have something. */
    Map<Id, Holding> holdings() {
        return holdings;
    }

    Holding holding(Id member) {
        return holdings.getOrDefault(member, Holding.NONE);
    }

    /** What counts for whoever has this. */
    Subject subject(Holding holding) {
        List<Role> his = Stream.concat(
                        holding.roles().stream().map(places::get).filter(Objects::nonNull), Stream.of(roles.size() - 1))
                .sorted()
                .map(roles::get)
                .toList();
        return new Subject(his, holding.rules());
    }

    /** How high a role stands; the base role stands at 0. */
    int rank(Role role) {
        return roles.size() - 1 - places.getOrDefault(role.id(), roles.size() - 1);
    }

    /** How high the highest of these roles stands; 0 without any. */
    int rank(Set<Id> held) {
        return held.stream()
                .flatMap(id -> role(id).stream())
                .mapToInt(this::rank)
                .max()
                .orElse(0);
    }

    /** With a role in place of the one of the same id. */
    Book with(Role changed) {
        return new Book(
                roles.stream()
                        .map(role -> role.id().equals(changed.id()) ? changed : role)
                        .toList(),
                holdings);
    }

    /** With a role more, directly above another one. */
    Book with(Role added, Role above) {
        List<Role> all = new ArrayList<>(roles);
        all.remove(added);
        all.add(all.indexOf(above), added);
        return new Book(all, holdings);
    }

    Book without(Role gone) {
        return new Book(roles.stream().filter(role -> !role.equals(gone)).toList(), holdings);
    }

    /** Whether there are rules at one of these places. */
    boolean speaksAt(Collection<String> places) {
        return Stream.concat(
                        roles.stream().map(Role::rules),
                        holdings.values().stream().map(Holding::rules))
                .anyMatch(rules -> places.stream().anyMatch(rules.byPlace()::containsKey));
    }

    /** Without all rules at these places. */
    Book without(Collection<String> places) {
        Map<Id, Holding> all = new HashMap<>();
        holdings.forEach((member, holding) ->
                all.put(member, new Holding(holding.roles(), holding.rules().without(places))));
        return new Book(
                roles.stream()
                        .map(role -> role.with(role.rules().without(places)))
                        .toList(),
                all);
    }

    Book with(Id member, Holding holding) {
        Map<Id, Holding> all = new HashMap<>(holdings);
        all.put(member, holding);
        return new Book(roles, all);
    }

    /** The members who have a role. */
    Set<Id> holders(Id role) {
        return holdings.entrySet().stream()
                .filter(entry -> entry.getValue().roles().contains(role))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
