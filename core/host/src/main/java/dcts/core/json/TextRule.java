package dcts.core.json;

import dcts.api.Text;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Decides whether a text is within the bounds that {@link Text} declares. */
final class TextRule {
    private final int min;
    private final int max;
    private final boolean multiline;
    private final @Nullable Pattern pattern;

    TextRule(Text bounds) {
        this.min = bounds.min();
        this.max = bounds.max();
        this.multiline = bounds.multiline();
        this.pattern = bounds.pattern().isEmpty() ? null : Pattern.compile(bounds.pattern());
    }

    boolean allows(String text) {
        if (text.length() < min || text.length() > max || (min > 0 && text.isBlank())) {
            return false;
        }
        return wellFormed(text) && (pattern == null || pattern.matcher(text).matches());
    }

    private boolean wellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
                    return false;
                }
                i++;
            } else if (Character.isISOControl(c) && !(multiline && (c == '\n' || c == '\t'))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        String shape = pattern == null ? "" : " of the form " + pattern;
        return "a text of " + min + " to " + max + " characters" + shape;
    }
}
