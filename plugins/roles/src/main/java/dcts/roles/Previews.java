package dcts.roles;

import dcts.api.Caller;
import dcts.api.Id;
import dcts.api.Members;
import dcts.api.Members.Member;
import dcts.api.PluginContext;
import dcts.api.Scope;
import dcts.roles.Effects.Effect;
import dcts.roles.RolesWire.More;
import dcts.roles.RolesWire.Named;
import dcts.roles.RolesWire.NumberShift;
import dcts.roles.RolesWire.Place;
import dcts.roles.RolesWire.Preview;
import dcts.roles.RolesWire.Shift;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Says in names who gains and who loses what; of places that the one who asks may not know of it says nothing. */
final class Previews {
    private static final int MOST_NAMES = 3;
    /** Of each kind. */
    private static final int MOST_SHIFTS = 100;

    private final PluginContext context;
    private final Supplier<Book> book;

    Previews(PluginContext context, Supplier<Book> book) {
        this.context = context;
        this.book = book;
    }

    Preview of(Caller caller, Effects effects) {
        return new Telling(effects).preview(places(caller));
    }

    /** The names of the places that he may know of, by path. */
    private Map<String, String> places(Caller caller) {
        Map<String, String> places = new LinkedHashMap<>();
        context.places()
                .visibleTo(caller)
                .forEach(place -> places.put(place.scope().path(), place.name()));
        return places;
    }

    /** Effects in words; whoever is named is looked up once, in one go. */
    private final class Telling {
        private final Effects effects;
        private final BitSet people;
        private final Map<String, Effect> byPlace = new HashMap<>();

        Telling(Effects effects) {
            this.effects = effects;
            this.people = effects.crowd().where(group -> !group.imagined());
            effects.effects().forEach(effect -> byPlace.put(key(effect, effect.scope()), effect));
        }

        private static String key(Effect effect, Scope at) {
            return effect.permission().key() + (effect.gained() ? " + " : " - ") + at.path();
        }

        Preview preview(Map<String, String> places) {
            List<Told> all = effects.effects().stream()
                    .filter(effect ->
                            places.containsKey(effect.scope().path()) && !Levels.ALL.contains(effect.permission()))
                    .map(effect -> new Told(effect, worthTelling(effect)))
                    .filter(told -> !told.who.isEmpty())
                    .toList();
            List<Told> gains = all.stream().filter(told -> told.effect.gained()).toList();
            List<Told> losses =
                    all.stream().filter(told -> !told.effect.gained()).toList();
            List<Effects.Shift> numbers = effects.shifts().stream()
                    .filter(shift -> shift.who().intersects(people))
                    .toList();
            var names = new Names(Stream.concat(
                            Stream.concat(some(gains), some(losses)).map(Told::who),
                            some(numbers).map(this::people))
                    .toList());
            return new Preview(
                    some(gains).map(told -> shift(told, places, names)).toList(),
                    some(losses).map(told -> shift(told, places, names)).toList(),
                    some(numbers).map(shift -> number(shift, names)).toList(),
                    new More(more(gains), more(losses), more(numbers)));
        }

        private static <T> Stream<T> some(List<T> all) {
            return all.stream().limit(MOST_SHIFTS);
        }

        private static long more(List<?> all) {
            return Math.max(0, all.size() - MOST_SHIFTS);
        }

        private BitSet people(Effects.Shift shift) {
            var who = (BitSet) shift.who().clone();
            who.and(people);
            return who;
        }

        /** Those of people, and of what a group gains or loses at a place and at one around it only the latter. */
        private BitSet worthTelling(Effect effect) {
            var who = (BitSet) effect.who().clone();
            who.and(people);
            for (Optional<Scope> at = effect.scope().parent();
                    at.isPresent();
                    at = at.get().parent()) {
                Optional.ofNullable(byPlace.get(key(effect, at.get()))).ifPresent(around -> who.andNot(around.who()));
            }
            return who;
        }

        private Shift shift(Told told, Map<String, String> places, Names names) {
            Effect effect = told.effect;
            String path = effect.scope().path();
            return new Shift(
                    new Named(
                            effect.permission().key(),
                            effect.permission().label().name()),
                    new Place(path, places.getOrDefault(path, "")),
                    names.count(told.who),
                    names.of(told.who));
        }

        private NumberShift number(Effects.Shift shift, Names names) {
            BitSet who = people(shift);
            return new NumberShift(
                    new Named(shift.quota().key(), shift.quota().label().name()),
                    shift.before(),
                    shift.after(),
                    names.count(who),
                    names.of(who));
        }

        /** What is told of an effect, and of whom. */
        private record Told(Effect effect, BitSet who) {}

        /** Who is named, and how many there are. */
        private final class Names {
            private final Map<Id, String> known;
            private final long others;

            Names(List<BitSet> told) {
                Set<Id> named = told.stream().flatMap(this::some).collect(Collectors.toSet());
                known = context.members().find(named).stream()
                        .collect(Collectors.toMap(Member::id, Member::displayName));
                others = told.isEmpty() ? 0 : allOthers();
            }

            private Stream<Id> some(BitSet who) {
                return effects.crowd()
                        .groups(who)
                        .flatMap(group -> group.members().stream())
                        .limit(MOST_NAMES);
            }

            List<String> of(BitSet who) {
                return some(who)
                        .flatMap(id -> Optional.ofNullable(known.get(id)).stream())
                        .toList();
            }

            long count(BitSet who) {
                return effects.crowd()
                        .groups(who)
                        .mapToLong(group -> group.members().isEmpty()
                                ? others
                                : group.members().size())
                        .sum();
            }
        }
    }

    /** Those who have nothing of their own, without the owner, whom no role concerns. */
    private long allOthers() {
        long everybody = context.members()
                .search(new Members.Search("", null, null, 0, 1))
                .total();
        Optional<Id> owner = context.members().owner().map(Member::id);
        Set<Id> others = book.get().holdings().keySet();
        return everybody
                - others.size()
                - owner.filter(id -> !others.contains(id)).stream().count();
    }
}
