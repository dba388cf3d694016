package dcts.rights;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a call has to be answered, from what an entry point declares and what {@link Rights} says. */
final class Expectation {
    /** Who asks for a key of its own, which nobody here has, whoever he is. */
    private static final Map<String, Verdict> OWN_KEYS = Map.of("GET /api/example/feed", Verdict.UNAUTHORIZED);

    private Expectation() {}

    /** What the tables do not know of an entry point. */
    static Optional<String> gap(Point point) {
        return switch (point.access()) {
            case "anyone", "everybody logged in", "members" -> Optional.empty();
            default ->
                point.entry()
                        .permission()
                        .filter(Rights::knows)
                        .map(known -> Optional.<String>empty())
                        .orElseGet(() -> Optional.of(point.name() + " asks for \"" + point.access()
                                + "\", and nobody has said who holds that: add it to the table of Rights."));
        };
    }

    static Verdict of(Point point, Principal principal, Place place) {
        Verdict door = door(point, principal);
        if (door != Verdict.PASSES) {
            return door;
        } else if (principal == Principal.LOOKING && point.changes()) {
            return Verdict.FORBIDDEN;
        }
        List<Thing> things = Samples.things(point);
        if (!things.stream().allMatch(thing -> thing.isSeenBy(principal, place))) {
            return Verdict.NOT_FOUND;
        }
        boolean held = !point.entry().atObject()
                || point.entry().permission().stream().allMatch(key -> atAll(things, principal, key, place));
        return held ? Verdict.PASSES : Verdict.FORBIDDEN;
    }

    /** What is asked of everybody, before it is looked at what he names. */
    private static Verdict door(Point point, Principal principal) {
        Verdict own = OWN_KEYS.get(point.name());
        if (own != null) {
            return own;
        }
        return switch (point.access()) {
            case "anyone" -> Verdict.PASSES;
            case "everybody logged in" -> principal.isLetIn() ? Verdict.PASSES : Verdict.UNAUTHORIZED;
            default -> {
                if (!principal.isLetIn()) {
                    yield Verdict.UNAUTHORIZED;
                } else if (principal == Principal.PENDING) {
                    yield Verdict.FORBIDDEN;
                }
                boolean free = point.access().equals("members")
                        || point.entry().atObject()
                        || Rights.holds(principal, point.access());
                yield free ? Verdict.PASSES : Verdict.FORBIDDEN;
            }
        };
    }

    private static boolean atAll(List<Thing> things, Principal principal, String key, Place place) {
        return things.stream().anyMatch(Thing::isAtPlace)
                ? Rights.holds(principal, key, place)
                : Rights.holds(principal, key);
    }
}
