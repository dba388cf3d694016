package dcts.keyauth.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What was recorded from the original. */
public final class Vectors {
    private Vectors() {}

    /** A whole file. */
    public static JsonObject file(String name) {
        try (var in = Vectors.class.getResourceAsStream("/vectors/" + name)) {
            return (JsonObject)
                    JsonValue.parse(Objects.requireNonNull(in).readAllBytes()).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The objects of a list in an object. */
    public static Stream<JsonObject> list(JsonObject object, String name) {
        return items(object, name).stream().map(JsonObject.class::cast);
    }

    /** A list in an object. */
    public static List<JsonValue> items(JsonObject object, String name) {
        return ((JsonValue.Items) value(object, name)).values();
    }

    /** An object in an object, the last of these names. */
    public static JsonObject object(JsonObject object, String... path) {
        JsonObject at = object;
        for (String name : path) {
            at = (JsonObject) value(at, name);
        }
        return at;
    }

    /** A text in an object. */
    public static String text(JsonObject object, String name) {
        return object.text(name).orElseThrow();
    }

    /** Whether a member is true. */
    public static boolean isTrue(JsonObject object, String name) {
        return value(object, name) == JsonValue.Literal.TRUE;
    }

    /** A member that is there. */
    public static JsonValue value(JsonObject object, String name) {
        return object.get(name).orElseThrow();
    }

    /** One of the fixed keys, all of which are for tests only. */
    public static PrivateRsaKey key(String name) {
        String pem = list(file("keys.json"), "keys")
                .filter(key -> text(key, "name").equals(name))
                .map(key -> text(key, "privateKeyPem"))
                .findFirst()
                .orElseThrow();
        return PrivateRsaKey.read(pem).orElseThrow();
    }
}
