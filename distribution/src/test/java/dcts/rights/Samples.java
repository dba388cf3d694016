package dcts.rights;

import static java.util.Map.entry;

import dcts.testkit.Payload;
import dcts.testkit.Payload.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What entry points are sent. Who names a place is sent all that it demands, so that the call reaches the gate of the place
 * and then ends without harm. Who names none has its gate before it: it is sent nothing.
 */
final class Samples {
    private static final Map<String, Thing> THINGS = Map.of(
            "channelId", Thing.CHANNEL,
            "scope", Thing.CHANNEL,
            "categoryId", Thing.AROUND,
            "groupId", Thing.AROUND,
            "undoId", Thing.CHANGE_OF_THE_OWNER);

    /** Routes that name something in their query, and what. */
    private static final Map<String, Map<String, Thing>> QUERIES =
            Map.of("GET /api/chat/pictures", Map.of("id", Thing.AROUND));

    /** Values, as JSON, by the names of fields that are demanded. */
    private static final Map<String, String> VALUES = Map.ofEntries(
            entry("version", "2000000000"), // nobody has seen that one, so nothing is changed
            entry("kind", "\"riddle\""), // nobody offers such channels, so none is made
            entry("name", "\"Somewhere\""),
            entry("text", "\"Words.\""),
            entry("which", "\"icon\""),
            entry("permission", "\"chat.read\""),
            entry("afterRev", "0"),
            entry("values", "[]"));

    /** Fields that are sent though they may be left out. */
    private static final Set<String> WANTED = Set.of("memberId", "preview");

    /** Fields with ids of what stands at no place: roles, members, and what belongs to the one who asks. */
    private static final Set<String> AT_NO_PLACE =
            Set.of("roleId", "memberId", "ids", "add", "remove", "example.remove id");

    /** What is refused past the gate because of a sample that is meant to be refused. */
    private static final Set<String> REFUSED_PAST_THE_GATE = Set.of("chat.channel.create invalid:kind");

    /** They change something whatever is sent, and here it does no harm. */
    private static final Set<String> HARMLESS = Set.of(
            "DELETE /api/sessions/current", // of a session that is opened for it
            "POST /api/admin/permissions/defaults", // wants the password, and is refused while roles are on
            "POST /api/admin/settings", // wants to know of which plugin
            "POST /dSyncAuth/verify"); // wants a solved challenge

    private static final AtomicInteger NONCES = new AtomicInteger();

    private Samples() {}

    /** What is wrong with the tables here, in sentences that say what to do. */
    static List<String> gaps(Point point) {
        List<String> gaps = new ArrayList<>();
        List<Thing> things = things(point);
        fields(point).stream()
                .filter(field -> !field.optional() && field.words().matches("Id|\\[.*Id]"))
                .filter(field -> !isKnown(field.name())
                        && !AT_NO_PLACE.contains(field.name())
                        && !AT_NO_PLACE.contains(point.name() + " " + field.name()))
                .forEach(field -> gaps.add(point.name() + " names something by " + field.name()
                        + ": add the field to THINGS if that stands at a place, to AT_NO_PLACE if not."));
        if (point.entry().atObject() && things.isEmpty()) {
            gaps.add(point.name()
                    + " is at an object that none of its fields is known to name: add the field to THINGS.");
        }
        if (things.isEmpty()) {
            boolean demanding = fields(point).stream().anyMatch(field -> !field.optional());
            if (point.changes() && !demanding && !HARMLESS.contains(point.name())) {
                gaps.add(point.name()
                        + " changes something whatever it is sent: add it to HARMLESS if it does none here.");
            }
            return gaps;
        }
        fields(point).stream()
                .filter(field -> !field.optional() && !isKnown(field.name()))
                .forEach(field -> gaps.add(point.name() + " demands " + field.name() + ": " + field.words()
                        + ", for which there is no sample: add one to VALUES."));
        return gaps;
    }

    private static boolean isKnown(String field) {
        return THINGS.containsKey(field)
                || VALUES.containsKey(field)
                || WANTED.contains(field)
                || field.equals("nonce");
    }

    /** What a call names, in the order in which it is looked for. */
    static List<Thing> things(Point point) {
        Map<String, Thing> query = QUERIES.get(point.name());
        return query != null
                ? List.copyOf(query.values())
                : fields(point).stream()
                        .filter(field -> !field.optional() && THINGS.containsKey(field.name()))
                        .map(field -> THINGS.get(field.name()))
                        .toList();
    }

    private static List<Field> fields(Point point) {
        String words = point.entry().payload();
        return words.isEmpty() ? List.of() : Payload.of(words).fields();
    }

    /** Whether an answer tells that a call to a place was thrown away before it came to a gate. */
    static boolean missedTheGate(Point point, String answer) {
        return !things(point).isEmpty()
                && (answer.equals("too_large") || answer.startsWith("invalid"))
                && !REFUSED_PAST_THE_GATE.contains(point.name() + " " + answer);
    }

    /** The part of an address after the path. */
    static String query(Point point, World.Spot spot) {
        return QUERIES.containsKey(point.name()) ? "?id=" + spot.icon() : "";
    }

    /** The body, as JSON. */
    static String body(Point point, World world, World.Spot spot) {
        if (things(point).isEmpty()) {
            return "{}";
        }
        return fields(point).stream()
                .filter(field -> !field.optional() || WANTED.contains(field.name()))
                .map(field -> "\"" + field.name() + "\":" + value(field.name(), world, spot))
                .reduce((all, next) -> all + "," + next)
                .map(all -> "{" + all + "}")
                .orElse("{}");
    }

    private static String value(String field, World world, World.Spot spot) {
        return switch (field) {
            case "channelId" -> quoted(spot.channel());
            case "categoryId" -> quoted(spot.category());
            case "groupId" -> quoted(spot.group());
            case "scope" -> quoted(spot.scope());
            case "memberId" -> quoted(world.id(Principal.MEMBER));
            case "undoId" -> quoted(world.changeOfTheOwner());
            case "nonce" -> quoted("knock-" + NONCES.incrementAndGet());
            case "preview" -> "true";
            default -> VALUES.getOrDefault(field, "null");
        };
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }
}
