package dcts.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The environment's names for keys: under the prefix {@code DCTS} the key {@code database.poolSize} is
 * {@code DCTS_DATABASE_POOL_SIZE}.
 */
public final class ConfigVariables {
    /** Variables that steer the launcher or a load test and are no boot keys. */
    private static final Set<String> OTHERS = Set.of("DCTS_LIMITS", "DCTS_JAVA_OPTS", "DCTS_JDKS");

    /** The settings of plugins start so, and are known only when these run. */
    private static final String OF_PLUGINS = "DCTS_PLUGIN";

    /**
     * One key.
     *
     * @param keys from the outside in
     * @param standard the default, whose type the value has to have
     */
    private record Place(List<String> keys, JsonNode standard) {}

    private final String prefix;
    private final Map<String, Place> places = new HashMap<>();

    /** The names of the boot keys. */
    static ConfigVariables ofBoot(ObjectNode defaults) {
        return new ConfigVariables("DCTS", defaults);
    }

    /** The names of a plugin's settings. */
    public static ConfigVariables ofPlugin(String id, ObjectNode defaults) {
        return new ConfigVariables(OF_PLUGINS + "_" + id.toUpperCase(Locale.ROOT), defaults);
    }

    private ConfigVariables(String prefix, ObjectNode defaults) {
        this.prefix = prefix;
        collect(prefix, List.of(), defaults);
    }

    /** The name of every key, by the key's parts joined with dots. */
    public Map<String, String> names() {
        Map<String, String> names = new TreeMap<>();
        places.forEach((name, place) -> names.put(String.join(".", place.keys), name));
        return names;
    }

    /** Writes the variable's value where its key is; does nothing for other variables. */
    public void apply(String name, String value, ObjectNode values) {
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
    public Set<String> unknownIn(Set<String> names) {
        Set<String> unknown = new TreeSet<>(names);
        unknown.removeIf(n -> !n.startsWith(prefix + "_") || places.containsKey(n) || OTHERS.contains(n));
        if (!prefix.startsWith(OF_PLUGINS)) {
            unknown.removeIf(n -> n.startsWith(OF_PLUGINS + "_"));
        }
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
