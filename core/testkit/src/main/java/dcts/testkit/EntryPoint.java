package dcts.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Something of a plugin that can be reached from outside, or that it announces.
 *
 * @param kind {@code request}, {@code announcement} or {@code route}
 * @param name of a request or announcement; of a route its verb and path
 * @param owner the plugin, or {@code core}
 * @param access who may call: {@code anyone}, {@code members}, a permission, or a permission and {@code at the object}
 * @param payload what is sent, in words such as {@code {text: string 1..100}}; empty for a body that is not decoded
 */
public record EntryPoint(String kind, String name, String owner, String access, String payload) {
    private static final Pattern PERMISSION =
            Pattern.compile("([a-z][a-z0-9]*(?:\\.[a-z][a-zA-Z0-9]*)+)( at the object)?.*");

    /** Reads one of those that {@code /api/admin/entrypoints} answers. */
    public static EntryPoint of(JsonNode shown) {
        return new EntryPoint(
                shown.path("kind").asText(),
                shown.path("name").asText(),
                shown.path("owner").asText(),
                shown.path("access").asText(),
                shown.path("payload").asText());
    }

    /** Whether it is of this kind. */
    public boolean is(String wanted) {
        return kind.equals(wanted);
    }

    /** The verb of a route. */
    public String method() {
        return name.substring(0, name.indexOf(' '));
    }

    /** The path of a route. */
    public String path() {
        return name.substring(name.indexOf(' ') + 1);
    }

    /** Whether it answers also who has no account. */
    public boolean openToAnyone() {
        return access.startsWith("anyone");
    }

    /** The permission that it demands. */
    public Optional<String> permission() {
        return Optional.of(PERMISSION.matcher(access))
                .filter(found -> found.matches())
                .map(found -> found.group(1));
    }

    /** Whether the permission is for the object that is named, and not for the whole server. */
    public boolean atObject() {
        return access.contains(" at the object");
    }
}
