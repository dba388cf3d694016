package dcts.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The environment's names for the boot keys: {@code database.poolSize} is {@code DCTS_DATABASE_POOL_SIZE}. */
final class ConfigVariables {
    /** Variables that steer the launcher or a load test and are no boot keys. */
    private static final Set<String> OTHERS = Set.of("DCTS_LIMITS", "DCTS_JAVA_OPTS", "DCTS_JDKS");

    private record Place(ObjectNode parent, String key) {}

    private final Map<String, Place> places = new HashMap<>();

    ConfigVariables(ObjectNode values) {
        collect("DCTS", values);
    }

    /** Writes the variable's value where its key is; does nothing for other variables. */
    void apply(String name, String value) {
        Place place = places.get(name);
        if (place == null) {
            return;
        }
        JsonNode old = place.parent.get(place.key);
        if (old != null && old.isNumber() && value.matches("\\d{1,9}")) {
            place.parent.put(place.key, Integer.parseInt(value));
        } else if (old != null && old.isArray()) {
            var list = place.parent.putArray(place.key);
            List.of(value.split(",")).stream()
                    .map(String::strip)
                    .filter(s -> !s.isEmpty())
                    .forEach(list::add);
        } else {
            place.parent.put(place.key, value);
        }
    }

    /** Those of the names that look like ours and are not. */
    Set<String> unknownIn(Set<String> names) {
        Set<String> unknown = new TreeSet<>(names);
        unknown.removeIf(n -> !n.startsWith("DCTS_") || places.containsKey(n) || OTHERS.contains(n));
        return unknown;
    }

    private void collect(String prefix, ObjectNode node) {
        node.properties().forEach(entry -> {
            String name =
                    prefix + "_" + entry.getKey().replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
            if (entry.getValue() instanceof ObjectNode inner) {
                collect(name, inner);
            } else {
                places.put(name, new Place(node, entry.getKey()));
            }
        });
    }
}
