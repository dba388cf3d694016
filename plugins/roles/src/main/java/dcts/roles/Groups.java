package dcts.roles;

import dcts.api.Id;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** All members in groups, found by what they have. */
final class Groups {
    private final List<Group> all = new ArrayList<>();
    private final Map<Id, List<Group>> byRole = new HashMap<>();
    private final List<Group> special = new ArrayList<>();

    /**
     * The groups of two books.
     *
     * @param imagined roles for each of which somebody is made up who has it and nothing else
     */
    Groups(Book before, Book after, Collection<Role> imagined) {
        Map<List<Holding>, Set<Id>> members = new LinkedHashMap<>();
        members.put(List.of(Holding.NONE, Holding.NONE), new TreeSet<>());
        Stream.concat(before.holdings().keySet().stream(), after.holdings().keySet().stream())
                .distinct()
                .forEach(member -> members.computeIfAbsent(
                                List.of(before.holding(member), after.holding(member)), pair -> new TreeSet<>())
                        .add(member));
        members.forEach((has, who) -> add(new Group(has.getFirst(), has.getLast(), who, false)));
        imagined.stream()
                .map(role -> new Holding(Set.of(role.id()), Rules.NONE))
                .forEach(has -> add(new Group(has, has, Set.of(), true)));
    }

    private void add(Group group) {
        all.add(group);
        if (group.special()) {
            special.add(group);
        } else {
            group.before()
                    .roles()
                    .forEach(role -> byRole.computeIfAbsent(role, id -> new ArrayList<>())
                            .add(group));
        }
    }

    List<Group> all() {
        return all;
    }

    /** Those for whom it can make a difference that these roles say something; all others are as if they had no role. */
    Set<Group> having(Collection<Id> roles) {
        Set<Group> found = new HashSet<>(special);
        roles.forEach(role -> found.addAll(byRole.getOrDefault(role, List.of())));
        return found;
    }
}
