package dcts.testkit;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one field of a payload may be.
 *
 * @param fitting a value that fits, as JSON
 * @param unfit values that do not
 */
record PayloadType(String fitting, List<String> unfit) {
    private static final Pattern BOUNDED = Pattern.compile("(string|number) (-?\\d+)\\.\\.(-?\\d*)");
    private static final Pattern LIST = Pattern.compile("\\[(?:at most (\\d+) × )?(.*)]");

    /** What is longer would be more than a connection takes in one frame. */
    private static final int LONGEST = 500_000;

    static PayloadType of(String words) {
        Matcher bounded = BOUNDED.matcher(words);
        Matcher list = LIST.matcher(words);
        if (bounded.matches()) {
            return bounded.group(1).equals("string")
                    ? text(Integer.parseInt(bounded.group(2)), Integer.parseInt(bounded.group(3)))
                    : number(bounded.group(2), bounded.group(3));
        } else if (list.matches()) {
            return list(list.group(1) == null ? LONGEST : Integer.parseInt(list.group(1)), of(list.group(2)));
        } else if (words.startsWith("{")) {
            return object(Payload.of(words));
        }
        return switch (words) {
            case "Id" ->
                new PayloadType("\"1\"", List.of("1", "true", "[]", "{}", "\"\"", "\"x\"", "\"01\"", "\"-1\""));
            case "boolean" -> new PayloadType("true", List.of("1", "\"true\"", "[]", "{}"));
            default ->
                new PayloadType(
                        "\"" + words.replaceFirst(" or .*", "") + "\"",
                        List.of("0", "true", "[]", "{}", "\"no such word\""));
        };
    }

    private static PayloadType text(int min, int max) {
        List<String> unfit = new ArrayList<>(List.of("7", "true", "[]", "[\"x\"]", "{}", "\"\\ud83d\"", "\"\\u0000\""));
        if (min > 0) {
            unfit.add("\"\"");
        }
        if (max < LONGEST) {
            unfit.add("\"" + "a".repeat(max + 1) + "\"");
        }
        return new PayloadType("\"" + "a".repeat(Math.max(1, min)) + "\"", unfit);
    }

    private static PayloadType number(String min, String max) {
        List<String> unfit = new ArrayList<>(List.of("\"1\"", "true", "[]", "{}", "0.5", "1e400"));
        unfit.add(new BigInteger(min).subtract(BigInteger.ONE).toString());
        unfit.add(new BigInteger(max.isEmpty() ? Long.toString(Long.MAX_VALUE) : max)
                .add(BigInteger.ONE)
                .toString());
        return new PayloadType(min, unfit);
    }

    private static PayloadType list(int most, PayloadType element) {
        List<String> unfit = new ArrayList<>(List.of("7", "\"x\"", "{}", "[null]"));
        element.unfit.forEach(value -> unfit.add("[" + value + "]"));
        if ((long) most * element.fitting.length() < LONGEST) {
            unfit.add(Collections.nCopies(most + 1, element.fitting).toString());
        }
        return new PayloadType("[]", unfit);
    }

    private static PayloadType object(Payload nested) {
        List<String> unfit = new ArrayList<>(List.of("7", "\"x\"", "[]", "[{}]"));
        unfit.addAll(nested.unfit());
        return new PayloadType(nested.fitting(), unfit);
    }
}
