package dcts.roles;

import dcts.api.Caller;
import dcts.api.Id;
import dcts.api.Members;
import dcts.api.PluginContext;
import dcts.roles.Effects.Effect;
import dcts.roles.RolesWire.Named;
import dcts.roles.RolesWire.NumberShift;
import dcts.roles.RolesWire.Place;
import dcts.roles.RolesWire.Preview;
import dcts.roles.RolesWire.Shift;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

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
        var gains = new ArrayList<Shift>();
        var losses = new ArrayList<Shift>();
        for (Effect effect : effects.effects()) {
            String place = places.get(effect.scope().path());
            List<Group> groups = worthTelling(effect, effects);
            if (place != null && !groups.isEmpty()) {
                (effect.gained() ? gains : losses).add(shift(effect, groups, place));
            }
        }
        return new Preview(gains, losses, numbers(effects));
    }

    /** Those of people, and of what a group gains or loses at a place and at one around it only the latter. */
    private static List<Group> worthTelling(Effect effect, Effects all) {
        Set<Group> around = new HashSet<>();
        all.effects().stream()
                .filter(other -> other.gained() == effect.gained()
                        && other.permission().key().equals(effect.permission().key())
                        && effect.scope().path().startsWith(other.scope().path() + "/"))
                .forEach(other -> around.addAll(other.groups()));
        return effect.groups().stream()
                .filter(group -> !group.imagined() && !around.contains(group))
                .toList();
    }

    private Shift shift(Effect effect, List<Group> groups, String placeName) {
        return new Shift(
                new Named(effect.permission().key(), effect.permission().label().name()),
                new Place(effect.scope().path(), placeName),
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
