package dcts.core.json;

import dcts.api.Id;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes records as TypeScript interfaces, each with the simple name of its class; what may be absent is optional. */
public final class TypeScript {
    private final Map<String, Class<?>> known = new LinkedHashMap<>();
    private final StringBuilder interfaces = new StringBuilder();

    /**
     * Adds a record, and those that it is made of.
     *
     * @return its name
     * @throws IllegalArgumentException if a component has no form on the wire, or two records have one name
     */
    public String add(Class<? extends Record> type) {
        String name = type.getSimpleName();
        Class<?> other = known.putIfAbsent(name, type);
        if (other != null && other != type) {
            throw new IllegalArgumentException(other + " and " + type + " have one name on the wire");
        }
        if (other == null) {
            String fields = Arrays.stream(type.getRecordComponents())
                    .map(component -> "  " + field(component) + ";\n")
                    .collect(Collectors.joining());
            interfaces.append(
                    fields.isEmpty()
                            ? "\nexport type " + name + " = Record<string, never>;\n"
                            : "\nexport interface " + name + " {\n" + fields + "}\n");
        }
        return name;
    }

    private String field(RecordComponent component) {
        boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return component.getName() + (optional ? "?: " : ": ") + name(component.getGenericType());
    }

    private String name(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return name(list.getActualTypeArguments()[0]) + "[]";
        } else if (type instanceof Class<?> plain) {
            return ofClass(plain);
        }
        throw new IllegalArgumentException(type + " has no form on the wire");
    }

    private String ofClass(Class<?> type) {
        if (type == Id.class) {
            return "Id";
        } else if (type == String.class) {
            return "string";
        } else if (type == boolean.class || type == Boolean.class) {
            return "boolean";
        } else if (type == long.class || type == Long.class || type == int.class || type == Integer.class) {
            return "number";
        } else if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(constant -> "'" + ((Enum<?>) constant).name().toLowerCase(Locale.ROOT) + "'")
                    .collect(Collectors.joining(" | "));
        } else if (type.isRecord()) {
            return add(type.asSubclass(Record.class));
        }
        throw new IllegalArgumentException(type + " has no form on the wire");
    }

    /** All interfaces that were added, each after those that it is made of. */
    public String interfaces() {
        return "export type Id = string;\n" + interfaces;
    }
}
