package dcts.keyauth.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Writes JSON byte for byte as JavaScript does. */
final class JsonWriter {
    private static final long LAST_INDEX = 4_294_967_294L;
    private static final long NO_INDEX = Long.MAX_VALUE;
    private static final HexFormat HEX = HexFormat.of();

    /** JavaScript keeps members whose names are array indices before all others, whatever the order they came in. */
    private static final Comparator<String> KEPT = Comparator.comparingLong(JsonWriter::index);

    private static final Comparator<String> SORTED = KEPT.thenComparing(Comparator.naturalOrder());

    private final StringBuilder out = new StringBuilder();
    private final boolean canonical;

    private JsonWriter(boolean canonical) {
        this.canonical = canonical;
    }

    static String canonical(JsonValue value) {
        return new JsonWriter(true).write(value).out.toString();
    }

    static String compact(JsonValue value) {
        return new JsonWriter(false).write(value).out.toString();
    }

    private JsonWriter write(JsonValue value) {
        switch (value) {
            case JsonObject object -> object(object);
            case JsonValue.Items items -> items(items);
            case JsonValue.Text text -> text(text.value());
            case JsonValue.Num number -> out.append(JsonNumber.text(number.value()));
            case JsonValue.Literal literal -> out.append(word(literal));
        }
        return this;
    }

    private void object(JsonObject object) {
        out.append('{');
        String separator = "";
        for (Map.Entry<String, JsonValue> member : order(object)) {
            out.append(separator);
            text(member.getKey());
            out.append(':');
            write(member.getValue());
            separator = ",";
        }
        out.append('}');
    }

    private List<Map.Entry<String, JsonValue>> order(JsonObject object) {
        var ordered = new ArrayList<>(object.members().entrySet());
        ordered.sort(Map.Entry.comparingByKey(canonical ? SORTED : KEPT));
        if (canonical) {
            ordered.removeIf(member -> JsonObject.hidden(member.getKey()));
        }
        return ordered;
    }

    private void items(JsonValue.Items items) {
        out.append('[');
        String separator = "";
        for (JsonValue item : items.values()) {
            out.append(separator);
            write(item);
            separator = ",";
        }
        out.append(']');
    }

    private static String word(JsonValue.Literal literal) {
        return switch (literal) {
            case TRUE -> "true";
            case FALSE -> "false";
            case NULL -> "null";
        };
    }

    private void text(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> unit(text, i);
            }
        }
        out.append('"');
    }

    private void unit(String text, int at) {
        char c = text.charAt(at);
        if (c < ' ' || lone(text, at)) {
            out.append("\\u").append(HEX.toHexDigits(c));
        } else {
            out.append(c);
        }
    }

    private static boolean lone(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }

    private static long index(String name) {
        if (name.isEmpty() || name.length() > 10 || !name.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return NO_INDEX;
        }
        long index = Long.parseLong(name);
        boolean leadingZero = name.length() > 1 && name.charAt(0) == '0';
        return leadingZero || index > LAST_INDEX ? NO_INDEX : index;
    }
}
