package dcts.keyauth;

import dcts.keyauth.api.JsonObject;
import dcts.keyauth.api.JsonValue;
import java.util.Optional;

/** The members of a request's body by the original's idea of what is there and what is not. */
record Body(JsonObject json) {
    /** What is in the member; empty if it is missing, null, false, zero or the empty text. */
    Optional<JsonValue> present(String name) {
        return json.get(name).filter(Body::counts);
    }

    /** The text in the member; the empty text, which is nobody's, if something else is there. */
    String text(String name) {
        return json.text(name).orElse("");
    }

    private static boolean counts(JsonValue value) {
        return switch (value) {
            case JsonValue.Text text -> !text.value().isEmpty();
            case JsonValue.Num number -> number.value() != 0;
            case JsonValue.Literal literal -> literal == JsonValue.Literal.TRUE;
            case JsonValue.Items items -> true;
            case JsonObject object -> true;
        };
    }
}
