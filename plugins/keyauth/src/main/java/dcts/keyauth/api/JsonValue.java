package dcts.keyauth.api;

import java.util.List;
import java.util.Optional;

/** A JSON value as JavaScript reads it: numbers are doubles, and of members with one name the last counts. Immutable. */
public sealed interface JsonValue
        permits JsonObject, JsonValue.Items, JsonValue.Text, JsonValue.Num, JsonValue.Literal {
    /** Values in their order. */
    record Items(List<JsonValue> values) implements JsonValue {
        public Items {
            values = List.copyOf(values);
        }
    }

    /** UTF-16 units, lone surrogates included. */
    record Text(String value) implements JsonValue {
        /** Keeps what people write out of logs. */
        @Override
        public String toString() {
            return "Text of " + value.length();
        }
    }

    /** A finite number. */
    record Num(double value) implements JsonValue {
        public Num {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("JSON has no such number");
            }
        }
    }

    /** What JSON has words for. */
    enum Literal implements JsonValue {
        /** Yes. */
        TRUE,
        /** No. */
        FALSE,
        /** Nothing, which is signed all the same. */
        NULL
    }

    /**
     * Reads a text; empty if it is no JSON, longer than 1,000,000 UTF-16 units, nested deeper than 32 levels, holds more
     * than 100,000 values, or a number larger than a double can be.
     */
    static Optional<JsonValue> parse(String text) {
        return JsonReader.read(text);
    }

    /** Reads a text that came as UTF-8; empty also if it is none. */
    static Optional<JsonValue> parse(byte[] utf8) {
        return utf8.length > JsonReader.MAX_BYTES
                ? Optional.empty()
                : Utf8.decode(utf8).flatMap(JsonReader::read);
    }

    /** The text that is signed: no white space, members in the order of their names. Never has lone surrogates. */
    default String canonical() {
        return JsonWriter.canonical(this);
    }

    /** The text that is sent: no white space, members in the order in which JavaScript keeps them. */
    default String compact() {
        return JsonWriter.compact(this);
    }

    /**
     * Whether the canonical text says all of the value. A member named {@code __proto__}, at any depth, is missing in
     * it, so a signature would not cover it.
     */
    default boolean covered() {
        return switch (this) {
            case JsonObject object -> object.coveredMembers();
            case Items items -> items.values().stream().allMatch(JsonValue::covered);
            case Text text -> true;
            case Num number -> true;
            case Literal literal -> true;
        };
    }
}
