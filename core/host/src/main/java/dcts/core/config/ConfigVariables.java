package dcts.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The environment's names for the boot keys: {@code database.poolSize} is {@code DCTS_DATABASE_POOL_SIZE}. */
final class ConfigVariables {
    /** Variables that steer the launcher or a load test and are no boot keys. */
    private static final Set<String> OTHERS = Set.of("DCTS_LIMITS", "DCTS_JAVA_OPTS", "DCTS_JDKS");

    /**
     * One boot key.
     *
     * @param keys from the outside in
     * @param standard the default, whose type the value has to have
     */
    private record Place(List<String> keys, JsonNode standard) {}

    private final Map<String, Place> places = new HashMap<>();

    ConfigVariables(ObjectNode defaults) {
        collect("DCTS", List.of(), defaults);
    }

    /** Writes the variable's value where its key is; does nothing for other variables. */
    void apply(String name, String value, ObjectNode values) {
        Place place = places.get(name);
        if (place == null) {
            return;
        }
        ObjectNode parent = values;
        for (String key : place.keys.subList(0, place.keys.size() - 1)) {
            if (!(parent.get(key) instanceof ObjectNode inner)) {
                return; // the file has nonsense there, which is told anyway
            }
            parent = inner;
        }
        write(parent, place.keys.getLast(), place.standard, value);
    }

    private static void write(ObjectNode parent, String key, JsonNode standard, String value) {
        if (standard.isNumber() && value.matches("\\d{1,9}")) {
            parent.put(key, Integer.parseInt(value));
        } else if (standard.isBoolean() && value.matches("true|false")) {
            parent.put(key, Boolean.parseBoolean(value));
        } else if (standard.isArray()) {
            var list = parent.putArray(key);
            Stream.of(value.split(",", -1))
                    .map(String::strip)
                    .filter(s -> !s.isEmpty())
                    .forEach(list::add);
        } else {
            parent.put(key, value);
        }
    }

    /** Those of the names that look like ours and are not. */
    Set<String> unknownIn(Set<String> names) {
        Set<String> unknown = new TreeSet<>(names);
        unknown.removeIf(n -> !n.startsWith("DCTS_") || places.containsKey(n) || OTHERS.contains(n));
        return unknown;
    }

    private void collect(String prefix, List<String> outer, ObjectNode node) {
        node.properties().forEach(entry -> {
            String name =
                    prefix + "_" + entry.getKey().replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
            List<String> keys =
                    Stream.concat(outer.stream(), Stream.of(entry.getKey())).toList();
            if (entry.getValue() instanceof ObjectNode inner) {
                collect(name, keys, inner);
            } else {
                places.put(name, new Place(keys, entry.getValue()));
            }
        });
    }
}
