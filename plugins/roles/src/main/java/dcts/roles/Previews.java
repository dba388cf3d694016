package dcts.roles;

import dcts.api.Caller;
import dcts.api.Id;
import dcts.api.Members;
import dcts.api.PluginContext;
import dcts.api.Scope;
import dcts.roles.Effects.Effect;
import dcts.roles.Effects.Group;
import dcts.roles.RolesWire.Named;
import dcts.roles.RolesWire.NumberShift;
import dcts.roles.RolesWire.Place;
import dcts.roles.RolesWire.Preview;
import dcts.roles.RolesWire.Shift;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Says in names who gains and who loses what; of places that the one who asks may not know of it says nothing. */
final class Previews {
    private static final int MOST_NAMES = 3;

    private final PluginContext context;
    private final Supplier<Book> book;

    Previews(PluginContext context, Supplier<Book> book) {
        this.context = context;
        this.book = book;
    }

    Preview of(Caller caller, Effects effects) {
        Map<String, String> places = new LinkedHashMap<>();
        context.places()
                .visibleTo(caller)
                .forEach(place -> places.put(place.scope().path(), place.name()));
        Map<List<String>, List<Effect>> same = new LinkedHashMap<>();
        for (Effect effect : worthTelling(effects)) {
            if (places.containsKey(effect.scope().path())) {
                same.computeIfAbsent(
                                List.of(
                                        effect.permission().key(),
                                        effect.scope().path(),
                                        Boolean.toString(effect.gained())),
                                key -> new ArrayList<>())
                        .add(effect);
            }
        }
        var gains = new ArrayList<Shift>();
        var losses = new ArrayList<Shift>();
        same.values().forEach(alike -> {
            Effect first = alike.getFirst();
            (first.gained() ? gains : losses)
                    .add(shift(alike, places.getOrDefault(first.scope().path(), "")));
        });
        return new Preview(gains, losses, numbers(effects));
    }

    /** Those of people, and of what a group gains or loses at a place and at one around it only the latter. */
    private static List<Effect> worthTelling(Effects effects) {
        IdentityHashMap<Group, Set<String>> all = new IdentityHashMap<>();
        effects.effects()
                .forEach(effect -> all.computeIfAbsent(effect.group(), group -> new HashSet<>())
                        .add(words(effect, effect.scope())));
        return effects.effects().stream()
                .filter(effect -> !effect.group().imagined())
                .filter(effect -> Stream.iterate(
                                effect.scope().parent(),
                                Optional::isPresent,
                                scope -> scope.orElseThrow().parent())
                        .noneMatch(around -> all.getOrDefault(effect.group(), Set.of())
                                .contains(words(effect, around.orElseThrow()))))
                .toList();
    }

    private static String words(Effect effect, Scope scope) {
        return effect.gained() + " " + effect.permission().key() + " " + scope.path();
    }

    private Shift shift(List<Effect> same, String placeName) {
        Effect first = same.getFirst();
        List<Group> groups = same.stream().map(Effect::group).toList();
        return new Shift(
                new Named(first.permission().key(), first.permission().label().name()),
                new Place(first.scope().path(), placeName),
                count(groups),
                names(groups));
    }

    private List<NumberShift> numbers(Effects effects) {
        return effects.shifts().stream()
                .filter(shift -> !shift.group().imagined())
                .map(shift -> new NumberShift(
                        new Named(shift.quota().key(), shift.quota().label().name()),
                        shift.before(),
                        shift.after(),
                        count(List.of(shift.group())),
                        names(List.of(shift.group()))))
                .toList();
    }

    private long count(Collection<Group> groups) {
        return groups.stream()
                .mapToLong(group -> group.members().isEmpty()
                        ? allOthers()
                        : group.members().size())
                .sum();
    }

    /** Those who have nothing of their own, without the owner, whom no role concerns. */
    private long allOthers() {
        long everybody = context.members()
                .search(new Members.Search("", null, null, 0, 1))
                .total();
        Optional<Id> owner = context.members().owner().map(Members.Member::id);
        Set<Id> others = book.get().holdings().keySet();
        return everybody
                - others.size()
                - owner.filter(id -> !others.contains(id)).stream().count();
    }

    private List<String> names(Collection<Group> groups) {
        List<Id> some = groups.stream()
                .flatMap(group -> group.members().stream())
                .limit(MOST_NAMES)
                .toList();
        return context.members().find(some).stream()
                .map(Members.Member::displayName)
                .toList();
    }
}
