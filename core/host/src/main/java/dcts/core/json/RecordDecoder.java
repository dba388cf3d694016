package dcts.core.json;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.api.ApiException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON objects into records of one class: wrong types and values out of bounds are refused with their path,
 * unknown fields are dropped. Everything about the class is worked out when the decoder is made, so a class that fails
 * to declare its bounds fails at registration and not in use.
 */
public final class RecordDecoder<T extends Record> {
    private final Class<T> type;
    private final List<Component> components;
    private final Constructor<T> constructor;

    private record Component(String name, boolean nullable, ValueDecoder decoder) {
        @Nullable
        Object read(JsonNode object, String path) {
            JsonNode value = object.get(name);
            String here = path.isEmpty() ? name : path + "." + name;
            if (value == null || value.isNull()) {
                if (nullable) {
                    return null;
                }
                throw ApiException.invalid(here);
            }
            return decoder.decode(value, here);
        }
    }

    /**
     * Prepares a decoder.
     *
     * @throws IllegalArgumentException if a component's type cannot be decoded or lacks its bounds
     */
    public RecordDecoder(Class<T> type) {
        this.type = type;
        this.components = Arrays.stream(type.getRecordComponents())
                .map(RecordDecoder::component)
                .toList();
        this.constructor = constructorOf(type);
    }

    /**
     * Reads one object.
     *
     * @throws ApiException {@code invalid} with the path of the first fault
     */
    public T decode(JsonNode node) {
        return decode(node, "");
    }

    T decode(JsonNode node, String path) {
        if (!node.isObject()) {
            throw ApiException.invalid(path);
        }
        return make(components.stream().map(c -> c.read(node, path)).toArray());
    }

    /**
     * Reads one object and finds all its faults, unknown fields included. For files that people write.
     *
     * @param faults receives the path of each fault
     * @return the record, or null if there are faults
     */
    public @Nullable T decodeWhole(JsonNode node, String path, List<Fault> faults) {
        int before = faults.size();
        Set<String> unknown = new TreeSet<>();
        node.fieldNames().forEachRemaining(unknown::add);
        List<@Nullable Object> values = new ArrayList<>();
        for (Component component : components) {
            unknown.remove(component.name);
            values.add(wholeComponent(component, node, path, faults));
        }
        String prefix = path.isEmpty() ? "" : path + ".";
        unknown.stream()
                .filter(name -> !name.startsWith("//"))
                .forEach(name -> faults.add(new Fault(prefix + name, "unknown key")));
        return faults.size() > before ? null : make(values.toArray());
    }

    /**
     * One thing wrong in a file.
     *
     * @param path the key
     * @param what the fault in a few words
     */
    public record Fault(String path, String what) {}

    private static @Nullable Object wholeComponent(
            Component component, JsonNode node, String path, List<Fault> faults) {
        JsonNode value = node.get(component.name);
        String here = path.isEmpty() ? component.name : path + "." + component.name;
        if (component.decoder instanceof ValueDecoder.OfRecord(RecordDecoder<?> nested)
                && value != null
                && value.isObject()) {
            return nested.decodeWhole(value, here, faults);
        }
        try {
            return component.read(node, path);
        } catch (ApiException e) {
            String place = e.path() == null ? here : e.path();
            faults.add(new Fault(place, value == null ? "missing" : "must be " + component.decoder.expected()));
            return null;
        }
    }

    private T make(@Nullable Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof ApiException refusal) {
                throw refusal;
            }
            throw new IllegalArgumentException("cannot make " + type.getSimpleName(), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException("cannot make " + type.getSimpleName(), e);
        }
    }

    private static Component component(RecordComponent component) {
        boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return new Component(component.getName(), nullable, ValueDecoder.of(component));
    }

    /** Records of plugins and of tests are often not public, so their constructors are opened. */
    private static <T> Constructor<T> constructorOf(Class<T> type) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            Constructor<T> canonical = type.getDeclaredConstructor(types);
            canonical.setAccessible(true);
            return canonical;
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException("no canonical constructor in " + type, e);
        }
    }
}
