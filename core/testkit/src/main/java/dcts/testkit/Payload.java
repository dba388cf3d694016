package dcts.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an entry point is sent, read from its words: {@code {channelId: Id, limit?: number 1..100}}. Knows what fits, save
 * for patterns, which the words do not tell, and what can never fit.
 */
public record Payload(List<Field> fields) {
    /** Objects with no field of any payload. */
    static final List<String> NOTHING = List.of("{}", "{\"nothingOfThisName\":1}", "{\"__proto__\":{}}");

    /**
     * One field.
     *
     * @param words what it may be, such as {@code string 1..64}
     */
    public record Field(String name, boolean optional, String words) {
        private static Field of(String words) {
            String[] parts = words.split(": ", 2);
            boolean optional = parts[0].endsWith("?");
            String name = optional ? parts[0].substring(0, parts[0].length() - 1) : parts[0];
            return new Field(name, optional, parts[1]);
        }

        PayloadType type() {
            return PayloadType.of(words);
        }

        private String with(String value) {
            return "\"" + name + "\":" + value;
        }
    }

    /** Reads the words of an entry point. */
    public static Payload of(String words) {
        return new Payload(parts(words.substring(1, words.length() - 1)).stream()
                .map(Field::of)
                .toList());
    }

    /** Splits at the commas that are in no braces or brackets. */
    private static List<String> parts(String words) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int start = 0;
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
            if (c == ',' && depth == 0) {
                parts.add(words.substring(start, i));
                start = i + 2;
            }
        }
        if (start < words.length()) {
            parts.add(words.substring(start));
        }
        return parts;
    }

    /** An object with every field. */
    String fitting() {
        return object(fields.stream().map(field -> field.with(field.type().fitting())));
    }

    /** Objects of which each has one fault: a field is missing, of a wrong type, too long or out of range. */
    List<String> unfit() {
        List<String> unfit = new ArrayList<>();
        if (fields.stream().anyMatch(field -> !field.optional)) {
            unfit.addAll(NOTHING);
        }
        for (Field field : fields) {
            if (!field.optional) {
                unfit.add(but(field, Optional.empty()));
                unfit.add(but(field, Optional.of("null")));
            }
            field.type().unfit().forEach(value -> unfit.add(but(field, Optional.of(value))));
        }
        return unfit;
    }

    private String but(Field changed, Optional<String> value) {
        return object(fields.stream()
                .flatMap(field -> field.equals(changed)
                        ? value.map(field::with).stream()
                        : Stream.of(field.with(field.type().fitting()))));
    }

    private static String object(Stream<String> members) {
        return members.collect(Collectors.joining(",", "{", "}"));
    }
}
