package dcts.roles;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody or some role is allowed and denied, by place and permission; what is missing is inherited. Immutable.
 *
 * @param byPlace the last part of a scope, such as {@code chat.channel:7}: a place keeps its rules when it is moved
 */
record Rules(Map<String, Map<String, Boolean>> byPlace) {
    static final Rules NONE = new Rules(Map.of());
    /** The place of rules that hold on the whole server. */
    static final String SERVER = "server";

    Rules {
        byPlace = byPlace.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Map.copyOf(entry.getValue())));
    }

    boolean isEmpty() {
        return byPlace.isEmpty();
    }

    @Nullable
    Boolean get(String place, String permission) {
        Map<String, Boolean> values = byPlace.get(place);
        return values == null ? null : values.get(permission);
    }

    Map<String, Boolean> at(String place) {
        return new TreeMap<>(byPlace.getOrDefault(place, Map.of()));
    }

    /** With other values at a place; an empty one is inherited from now on. */
    Rules with(String place, Map<String, Optional<Boolean>> values) {
        Map<String, Map<String, Boolean>> all = new HashMap<>(byPlace);
        Map<String, Boolean> there = new HashMap<>(at(place));
        values.forEach((permission, value) ->
                value.ifPresentOrElse(allow -> there.put(permission, allow), () -> there.remove(permission)));
        all.put(place, there);
        return new Rules(all);
    }

    /** Without those at these places. */
    Rules without(Collection<String> places) {
        if (places.stream().noneMatch(byPlace::containsKey)) {
            return this;
        }
        Map<String, Map<String, Boolean>> all = new HashMap<>(byPlace);
        all.keySet().removeAll(Set.copyOf(places));
        return new Rules(all);
    }

    Set<String> permissions() {
        Set<String> all = new TreeSet<>();
        byPlace.values().forEach(values -> all.addAll(values.keySet()));
        return all;
    }

    /** Hands out each rule. */
    void each(Consumer<Rule> to) {
        byPlace.forEach((place, values) ->
                values.forEach((permission, allow) -> to.accept(new Rule(place, permission, allow))));
    }

    record Rule(String place, String permission, boolean allow) {}

    /** By hand: what the JDK makes for records it keeps for a while, and with it the classes of a plugin that has ended. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Rules rules && byPlace.equals(rules.byPlace);
    }

    @Override
    public int hashCode() {
        return byPlace.hashCode();
    }
}
