package dcts.core.db;

/** Patterns for {@code like} of what people type: its signs of patterns mean themselves. */
public final class LikePattern {
    private LikePattern() {}

    /** Whatever has the text in it. */
    public static String containing(String text) {
        return "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }
}
