package dcts.rights;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a call has to be answered, from {@link Accesses} and {@link Rights}. */
final class Expectation {
    /** Who asks for a key of its own, which nobody here has, whoever he is. */
    private static final Map<String, Verdict> OWN_KEYS = Map.of("GET /api/example/feed", Verdict.UNAUTHORIZED);

    private static final String AT_OBJECT = " at the object";

    private Expectation() {}

    /** What the tables do not know of an entry point. */
    static Optional<String> gap(Point point) {
        String permission = permission(point);
        boolean known = Set.of("anyone", "everybody logged in", "members").contains(permission);
        return known || Rights.knows(permission)
                ? Accesses.gap(point)
                : Optional.of(point.name() + " asks for \"" + point.access()
                        + "\", and nobody has said who holds that: add it to the table of Rights.");
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
        boolean held = !isAtObject(point) || holds(principal, permission(point), things, place);
        return held ? Verdict.PASSES : Verdict.FORBIDDEN;
    }

    /** What is asked of everybody, before it is looked at what he names. */
    private static Verdict door(Point point, Principal principal) {
        Verdict own = OWN_KEYS.get(point.name());
        if (own != null) {
            return own;
        }
        return switch (Accesses.of(point)) {
            case "anyone" -> Verdict.PASSES;
            case "everybody logged in" -> principal.isLetIn() ? Verdict.PASSES : Verdict.UNAUTHORIZED;
            default -> {
                if (!principal.isLetIn()) {
                    yield Verdict.UNAUTHORIZED;
                } else if (principal == Principal.PENDING) {
                    yield Verdict.FORBIDDEN;
                }
                boolean free = Accesses.of(point).equals("members")
                        || isAtObject(point)
                        || Rights.holds(principal, permission(point));
                yield free ? Verdict.PASSES : Verdict.FORBIDDEN;
            }
        };
    }

    private static boolean holds(Principal principal, String permission, List<Thing> things, Place place) {
        return things.stream().anyMatch(Thing::isAtPlace)
                ? Rights.holds(principal, permission, place)
                : Rights.holds(principal, permission);
    }

    private static boolean isAtObject(Point point) {
        return Accesses.of(point).endsWith(AT_OBJECT);
    }

    private static String permission(Point point) {
        return Accesses.of(point).replace(AT_OBJECT, "");
    }
}
