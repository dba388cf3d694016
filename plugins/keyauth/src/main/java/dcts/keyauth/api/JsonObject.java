package dcts.keyauth.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * A JSON object. Immutable.
 *
 * @param members in the order in which they were first named
 */
public record JsonObject(SequencedMap<String, JsonValue> members) implements JsonValue {
    /** The name that JavaScript takes for something else than a member. */
    private static final String HIDDEN = "__proto__";

    public JsonObject {
        members = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(members));
    }

    /** An object without members. */
    public static JsonObject empty() {
        return new JsonObject(new LinkedHashMap<>());
    }

    /** The member of that name. */
    public Optional<JsonValue> get(String name) {
        return Optional.ofNullable(members.get(name));
    }

    /** The member of that name if it is a text. */
    public Optional<String> text(String name) {
        return members.get(name) instanceof Text text ? Optional.of(text.value()) : Optional.empty();
    }

    /** The same with a member more, or with another value in the place of the old one. */
    public JsonObject with(String name, JsonValue value) {
        var changed = new LinkedHashMap<>(members);
        changed.put(name, value);
        return new JsonObject(changed);
    }

    /** The same with a text more. */
    public JsonObject with(String name, String value) {
        return with(name, new Text(value));
    }

    /** The same without the member of that name. */
    public JsonObject without(String name) {
        var changed = new LinkedHashMap<>(members);
        changed.remove(name);
        return new JsonObject(changed);
    }

    /** Keeps what people write out of logs. */
    @Override
    public String toString() {
        return "JsonObject of " + members.size();
    }

    boolean coveredMembers() {
        return members.entrySet().stream().allMatch(JsonObject::covered);
    }

    /** Whether the canonical text leaves a member of that name out. */
    static boolean hidden(String name) {
        return name.equals(HIDDEN);
    }

    private static boolean covered(Map.Entry<String, JsonValue> member) {
        return !hidden(member.getKey()) && member.getValue().covered();
    }
}
