package dcts.core.config;

import dcts.api.Meaning;
import dcts.core.json.Json;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/** Writes {@code config.json.example}: every boot key with its default and, in a key of slashes, its meaning. */
public final class ConfigExample {
    private final Json json = new Json();

    /** The text of the file. */
    public String text() {
        return object(Config.DEFAULTS, "") + "\n";
    }

    private String object(Record values, String indent) {
        List<String> lines = new ArrayList<>();
        String inner = indent + "  ";
        for (RecordComponent component : values.getClass().getRecordComponents()) {
            String name = component.getName();
            Object value = valueOf(component, values);
            String written = value instanceof Record nested ? object(nested, inner) : json.encode(value);
            lines.add(inner + json.encode("// " + name) + ": " + json.encode(meaning(component)) + ",\n" + inner
                    + json.encode(name) + ": " + written);
        }
        return "{\n" + String.join(",\n", lines) + "\n" + indent + "}";
    }

    private static String meaning(RecordComponent component) {
        Meaning meaning = component.getAnnotation(Meaning.class);
        if (meaning == null) {
            throw new IllegalStateException(component + " has no meaning");
        }
        return meaning.value();
    }

    private static Object valueOf(RecordComponent component, Record values) {
        try {
            return component.getAccessor().invoke(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
