package dcts.keyauth.api;

import java.util.List;
import java.util.Random;

/** Damages texts, always in the same way for the same seed. */
public final class Mutation {
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "\\u",
            "\\ud83d",
            "\uDE00",
            "null",
            "true",
            "0",
            "-",
            ".",
            "e9",
            "e999",
            "1e400",
            "__proto__",
            "\"__proto__\":1,",
            "sig",
            "=",
            "==",
            "+",
            "/",
            "|",
            " ",
            "\n",
            "\u0000",
            "\u00A0",
            "é",
            "😀",
            "-----BEGIN PUBLIC KEY-----",
            "<br>",
            "&lt;br&gt;",
            "\\n",
            "\\r\\n",
            "AAAA",
            "{}",
            "[]",
            "\"\"",
            "\"sig\":\"\",");

    private final Random random;

    /** A source of damage. */
    public Mutation(long seed) {
        this.random = new Random(seed);
    }

    /** The text with one to three faults in it. */
    public String of(String text) {
        String damaged = text;
        for (int faults = 1 + random.nextInt(3); faults > 0; faults--) {
            damaged = once(damaged);
        }
        return damaged;
    }

    /** One of a list. */
    public <T> T oneOf(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private String once(String text) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(8));
        String before = text.substring(0, from);
        String piece = text.substring(from, to);
        String after = text.substring(to);
        return switch (random.nextInt(5)) {
            case 0 -> before + after;
            case 1 -> before + piece + piece + after;
            case 2 -> before + oneOf(PIECES) + piece + after;
            case 3 -> before + oneOf(PIECES) + after;
            default -> before + new StringBuilder(piece).reverse() + after;
        };
    }
}
