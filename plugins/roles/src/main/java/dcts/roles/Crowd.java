package dcts.roles;

import dcts.api.Id;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All members of a server in groups that have the same before a change and after it. Some of them are told as a set of bits, one
 * for each group, so that ten thousand cost hardly more than one.
 */
final class Crowd {
    private final List<Group> groups = new ArrayList<>();
    private final Side before;
    private final Side after;

    /**
     * The members of two books.
     *
     * @param imagined roles for each of which somebody is made up who has it and nothing else
     */
    Crowd(Book before, Book after, Collection<Role> imagined) {
        Map<List<Holding>, Set<Id>> members = new LinkedHashMap<>();
        members.put(List.of(Holding.NONE, Holding.NONE), new TreeSet<>());
        Stream.concat(before.holdings().keySet().stream(), after.holdings().keySet().stream())
                .distinct()
                .forEach(member -> members.computeIfAbsent(
                                List.of(before.holding(member), after.holding(member)), pair -> new TreeSet<>())
                        .add(member));
        members.forEach((has, who) -> groups.add(new Group(has.getFirst(), has.getLast(), who, false)));
        imagined.stream()
                .map(role -> new Holding(Set.of(role.id()), Rules.NONE))
                .forEach(has -> groups.add(new Group(has, has, Set.of(), true)));
        this.before = new Side(before, groups.stream().map(Group::before).toList());
        this.after = new Side(after, groups.stream().map(Group::after).toList());
    }

    /** Everybody by the book before. */
    Side before() {
        return before;
    }

    /** Everybody by the book after. */
    Side after() {
        return after;
    }

    /** These groups, one by one. */
    Stream<Group> groups(BitSet who) {
        return who.stream().mapToObj(groups::get);
    }

    /** The groups that match. */
    BitSet where(Predicate<Group> matches) {
        var found = new BitSet(groups.size());
        for (int i = 0; i < groups.size(); i++) {
            found.set(i, matches.test(groups.get(i)));
        }
        return found;
    }

    /** What everybody has by one of the books. */
    static final class Side {
        private final Book book;
        private final int size;
        private final Map<Id, BitSet> holders = new HashMap<>();
        private final Map<String, List<Role>> speaking = new HashMap<>();
        private final Map<String, Map<Integer, Map<String, Boolean>>> own = new HashMap<>();

        private Side(Book book, List<Holding> holdings) {
            this.book = book;
            this.size = holdings.size();
            for (int i = 0; i < size; i++) {
                add(i, holdings.get(i));
            }
            var everybody = new BitSet(size);
            everybody.set(0, size);
            holders.put(book.base().id(), everybody);
            for (Role role : book.roles().reversed()) {
                role.rules()
                        .byPlace()
                        .keySet()
                        .forEach(place -> speaking.computeIfAbsent(place, key -> new ArrayList<>())
                                .add(role));
            }
            speaking.put(Rules.SERVER, book.roles().reversed()); // there a level speaks, too
        }

        private void add(int group, Holding holding) {
            holding.roles()
                    .forEach(role ->
                            holders.computeIfAbsent(role, id -> new BitSet()).set(group));
            holding.rules()
                    .byPlace()
                    .forEach((place, values) ->
                            own.computeIfAbsent(place, key -> new HashMap<>()).put(group, values));
        }

        Book book() {
            return book;
        }

        /** How many groups there are. */
        int size() {
            return size;
        }

        /** Those who have a role. */
        BitSet holders(Role role) {
            return holders.getOrDefault(role.id(), new BitSet());
        }

        /** The roles that say something at a place, the lowest first. */
        List<Role> speaking(String place) {
            return speaking.getOrDefault(place, List.of());
        }

        /** The rules that members have of their own at a place, by the number of the group. */
        Map<Integer, Map<String, Boolean>> own(String place) {
            return own.getOrDefault(place, Map.of());
        }

        /** All places where somebody says something. */
        Set<String> places() {
            Set<String> all = new TreeSet<>(speaking.keySet());
            all.addAll(own.keySet());
            return all;
        }
    }
}
