package dcts.core.db;

/** Looks for what people type: in upper or lower case, with or without accents, and their signs of patterns mean themselves. */
public final class TypedText {
    /** How people compare and order names; columns are compared byte by byte. */
    public static final String AS_PEOPLE_DO = " collate utf8mb4_uca1400_ai_ci";

    private TypedText() {}

    /** A condition: that one of the columns has the text in it whose {@link #pattern} is bound to the name. */
    public static String in(String name, String... columns) {
        // A line break is in no name, so nothing is found across two columns.
        return "concat_ws('\\n', " + String.join(", ", columns) + ")" + AS_PEOPLE_DO + " like :" + name;
    }

    /** What is bound for a text. */
    public static String pattern(String text) {
        return "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }
}
