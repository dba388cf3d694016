package dcts.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.api.ApiException;
import dcts.api.Id;
import dcts.api.Items;
import dcts.api.Range;
import dcts.api.Text;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one JSON value into what a record component holds. */
sealed interface ValueDecoder {
    /** Reads the value or refuses it with its path. */
    Object decode(JsonNode node, String path);

    /** What is allowed, in a few words. */
    String expected();

    static ValueDecoder of(RecordComponent component) {
        return of(component.getGenericType(), component);
    }

    private static ValueDecoder of(Type type, RecordComponent component) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            Items items = demanded(component.getAnnotation(Items.class), component, "Items");
            return new OfList(items.max(), of(list.getActualTypeArguments()[0], component));
        }
        if (!(type instanceof Class<?> plain)) {
            throw new IllegalArgumentException("cannot decode " + component);
        }
        return ofClass(plain, component);
    }

    private static ValueDecoder ofClass(Class<?> type, RecordComponent component) {
        if (type == String.class) {
            return new OfText(new TextRule(demanded(component.getAnnotation(Text.class), component, "Text")));
        } else if (type == Id.class) {
            return new OfId();
        } else if (type == boolean.class || type == Boolean.class) {
            return new OfBoolean();
        } else if (type == long.class || type == Long.class || type == int.class || type == Integer.class) {
            Range range = demanded(component.getAnnotation(Range.class), component, "Range");
            return new OfNumber(range.min(), range.max(), type == int.class || type == Integer.class);
        } else if (type.isEnum()) {
            return new OfEnum(Arrays.asList(type.getEnumConstants()));
        } else if (type.isRecord()) {
            return new OfRecord(new RecordDecoder<>(type.asSubclass(Record.class)));
        }
        throw new IllegalArgumentException("cannot decode " + component);
    }

    private static <A> A demanded(@Nullable A annotation, RecordComponent component, String name) {
        if (annotation == null) {
            throw new IllegalArgumentException(
                    component.getDeclaringRecord().getName() + "." + component.getName() + " has no @" + name);
        }
        return annotation;
    }

    record OfText(TextRule rule) implements ValueDecoder {
        @Override
        public Object decode(JsonNode node, String path) {
            if (!node.isTextual() || !rule.allows(node.textValue())) {
                throw ApiException.invalid(path);
            }
            return node.textValue();
        }

        @Override
        public String expected() {
            return rule.toString();
        }
    }

    record OfId() implements ValueDecoder {
        @Override
        public Object decode(JsonNode node, String path) {
            if (!node.isTextual()) {
                throw ApiException.invalid(path);
            }
            try {
                return Id.parse(node.textValue());
            } catch (IllegalArgumentException e) {
                throw ApiException.invalid(path);
            }
        }

        @Override
        public String expected() {
            return "an id";
        }
    }

    record OfBoolean() implements ValueDecoder {
        @Override
        public Object decode(JsonNode node, String path) {
            if (!node.isBoolean()) {
                throw ApiException.invalid(path);
            }
            return node.booleanValue();
        }

        @Override
        public String expected() {
            return "true or false";
        }
    }

    record OfNumber(long min, long max, boolean narrow) implements ValueDecoder {
        @Override
        public Object decode(JsonNode node, String path) {
            if (!node.isIntegralNumber()
                    || !node.canConvertToLong()
                    || node.longValue() < min
                    || node.longValue() > max) {
                throw ApiException.invalid(path);
            }
            if (narrow) {
                return Math.toIntExact(node.longValue());
            }
            return node.longValue();
        }

        @Override
        public String expected() {
            return "a whole number from " + min + " to " + max;
        }
    }

    record OfEnum(List<?> constants) implements ValueDecoder {
        @Override
        public Object decode(JsonNode node, String path) {
            for (Object constant : constants) {
                if (node.isTextual() && word(constant).equals(node.textValue())) {
                    return constant;
                }
            }
            throw ApiException.invalid(path);
        }

        @Override
        public String expected() {
            return "one of " + constants.stream().map(OfEnum::word).collect(Collectors.joining(", "));
        }

        private static String word(Object constant) {
            return ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
        }
    }

    record OfList(int max, ValueDecoder element) implements ValueDecoder {
        @Override
        public Object decode(JsonNode node, String path) {
            if (!node.isArray() || node.size() > max) {
                throw ApiException.invalid(path);
            }
            List<Object> values = new ArrayList<>(node.size());
            for (int i = 0; i < node.size(); i++) {
                values.add(element.decode(node.get(i), path + "[" + i + "]"));
            }
            return List.copyOf(values);
        }

        @Override
        public String expected() {
            return "a list of at most " + max + " times " + element.expected();
        }
    }

    record OfRecord(RecordDecoder<?> decoder) implements ValueDecoder {
        @Override
        public Object decode(JsonNode node, String path) {
            return decoder.decode(node, path);
        }

        @Override
        public String expected() {
            return "an object";
        }
    }
}
