package dcts.core.setting;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.api.Items;
import dcts.api.Meaning;
import dcts.api.Range;
import dcts.api.Secret;
import dcts.api.Text;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One setting as a form shows it.
 *
 * @param name of the record's component
 * @param meaning one sentence
 * @param type what is typed in
 * @param min the least number, or the least length of a text
 * @param max the greatest number, or the greatest length of a text
 * @param pattern a regular expression that the whole text matches
 * @param multiline whether a text may have several lines
 * @param maxItems the greatest number of elements of a list
 * @param choices what may be chosen
 * @param standard what holds as long as nothing is set; absent for a secret
 */
public record SettingField(
        String name,
        String meaning,
        Type type,
        @Nullable Long min,
        @Nullable Long max,
        @Nullable String pattern,
        boolean multiline,
        @Nullable Integer maxItems,
        @Nullable List<String> choices,
        @Nullable JsonNode standard) {
    /** What is typed in. */
    public enum Type {
        TEXT,
        NUMBER,
        BOOLEAN,
        CHOICE,
        /** Several texts. */
        LIST,
        /** A text that is stored encrypted and never shown. */
        SECRET
    }

    /**
     * Describes a component of a record of settings.
     *
     * @throws IllegalArgumentException if it has no {@link Meaning}, or its type cannot be set
     */
    static SettingField of(RecordComponent component, JsonNode standard) {
        Meaning meaning = component.getAnnotation(Meaning.class);
        if (meaning == null) {
            throw new IllegalArgumentException(place(component) + " has no @Meaning");
        }
        Type type = type(component);
        Range range = component.getAnnotation(Range.class);
        Text text = component.getAnnotation(Text.class);
        Items items = component.getAnnotation(Items.class);
        return new SettingField(
                component.getName(),
                meaning.value(),
                type,
                range != null ? Long.valueOf(range.min()) : text != null ? Long.valueOf(text.min()) : null,
                range != null ? Long.valueOf(range.max()) : text != null ? Long.valueOf(text.max()) : null,
                text == null || text.pattern().isEmpty() ? null : text.pattern(),
                text != null && text.multiline(),
                items == null ? null : items.max(),
                type == Type.CHOICE ? choices(component.getType()) : null,
                type == Type.SECRET ? null : standard);
    }

    private static List<String> choices(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static Type type(RecordComponent component) {
        Class<?> type = component.getType();
        boolean secret = component.isAnnotationPresent(Secret.class);
        if (type == String.class) {
            return secret ? Type.SECRET : Type.TEXT;
        } else if (secret) {
            throw new IllegalArgumentException(place(component) + " is no text, so it cannot be a @Secret");
        } else if (type == long.class || type == int.class) {
            return Type.NUMBER;
        } else if (type == boolean.class) {
            return Type.BOOLEAN;
        } else if (type.isEnum()) {
            return Type.CHOICE;
        } else if (type == List.class
                && component.getGenericType().getTypeName().equals("java.util.List<java.lang.String>")) {
            return Type.LIST;
        }
        throw new IllegalArgumentException(place(component)
                + " cannot be a setting: it is no text, whole number, boolean," + " enum or list of texts");
    }

    private static String place(RecordComponent component) {
        return component.getDeclaringRecord().getSimpleName() + "." + component.getName();
    }
}
