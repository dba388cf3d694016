package dcts.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/** What nobody in his right mind would send: valid JSON all of it, and the same for the same name each time. */
final class Rubbish {
    static final int PIECES = 200;

    /** What cannot be taken for one object. */
    private static final List<String> NO_OBJECT = List.of("", "null", "7", "\"x\"", "[]", "[{}]", "{},{}", "true");

    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "0",
            "1.5",
            "9223372036854775808",
            "1e400",
            "\"\"",
            "\" \"",
            "\"x\"",
            "\"1\"",
            "\"01\"",
            "\"9223372036854775807\"",
            "\"12345678901234567890\"",
            "\"a\\u0000\"",
            "\"\\ud83d\"",
            "\"\\u202e\"",
            "\"' or 1=1 -- \"",
            "\"../../etc/passwd\"",
            "\"" + "x".repeat(70_000) + "\"",
            "[]",
            "[null]",
            "[\"x\",1,{}]",
            "{}",
            "{\"a\":{\"b\":[]}}",
            "[".repeat(60) + "]".repeat(60));

    /** The first level of a payload in words: {@code {channelId: Id, limit?: number 1..100}}. */
    private static final Pattern FIELD = Pattern.compile("[{,]\\s*(\\w+)\\??:");

    private final SplittableRandom random;
    private final List<String> fields;

    private Rubbish(String name, String payload) {
        this.random = new SplittableRandom(name.hashCode());
        this.fields = new ArrayList<>(
                FIELD.matcher(payload).results().map(found -> found.group(1)).toList());
        fields.add("__proto__");
    }

    /** What is no object and must be refused as such; what follows the name of a request. */
    static List<String> noObjects() {
        return NO_OBJECT;
    }

    /** Objects with fields of the wrong kinds, sizes and numbers. */
    static List<String> objects(String name, String payload) {
        var rubbish = new Rubbish(name, payload);
        List<String> objects = new ArrayList<>(List.of("{}"));
        rubbish.fields.forEach(field -> VALUES.forEach(value -> objects.add("{\"" + field + "\":" + value + "}")));
        while (objects.size() < PIECES) {
            objects.add(rubbish.object());
        }
        return objects;
    }

    private String object() {
        List<String> parts = new ArrayList<>();
        for (String field : fields) {
            if (random.nextInt(4) > 0) {
                parts.add("\"" + field + "\":" + value());
            }
        }
        return "{" + String.join(",", parts) + "}";
    }

    private String value() {
        return VALUES.get(random.nextInt(VALUES.size()));
    }

    /** What can stand after the question mark of an address. */
    static List<String> queries(String name) {
        var rubbish = new Rubbish(name, "{id:,q:,limit:,before:,after:,token:,name:,page:}");
        List<String> queries = new ArrayList<>();
        while (queries.size() < PIECES) {
            String value = Long.toString(rubbish.random.nextLong(), 36) + (queries.size() % 3 == 0 ? "%00%ff" : "");
            queries.add(rubbish.fields.get(rubbish.random.nextInt(rubbish.fields.size())) + "=" + value);
        }
        return queries;
    }
}
