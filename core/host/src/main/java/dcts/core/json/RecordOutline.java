package dcts.core.json;

import dcts.api.Items;
import dcts.api.Range;
import dcts.api.Text;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes what a record holds on one line for people: {@code {channelId: Id, limit?: number 1..100}}. */
public final class RecordOutline {
    private RecordOutline() {}

    /** The outline of a record and of those that it is made of. */
    public static String of(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordOutline::field)
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static String field(RecordComponent component) {
        boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return component.getName() + (optional ? "?: " : ": ") + type(component.getGenericType(), component);
    }

    private static String type(Type type, RecordComponent component) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            Items items = component.getAnnotation(Items.class);
            return "[" + (items == null ? "" : "at most " + items.max() + " × ")
                    + type(list.getActualTypeArguments()[0], component) + "]";
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) {
            Text text = component.getAnnotation(Text.class);
            return text == null ? "string" : "string " + text.min() + ".." + text.max();
        } else if (plain == boolean.class || plain == Boolean.class) {
            return "boolean";
        } else if (plain.isRecord() && !plain.getSimpleName().equals("Id")) {
            return of(plain);
        } else if (plain.isEnum()) {
            return Arrays.stream(plain.getEnumConstants())
                    .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(" or "));
        } else if (plain.isRecord()) {
            return "Id";
        }
        Range range = component.getAnnotation(Range.class);
        return range == null
                ? "number"
                : "number " + range.min() + ".." + (range.max() == Long.MAX_VALUE ? "" : range.max());
    }
}
