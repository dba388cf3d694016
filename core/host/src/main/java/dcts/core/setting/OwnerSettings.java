package dcts.core.setting;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dcts.api.ApiException;
import dcts.api.Caller;
import dcts.api.Settings;
import dcts.core.audit.AuditEntry;
import dcts.core.config.ConfigVariables;
import dcts.core.json.Json;
import dcts.core.json.RecordDecoder;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The settings of one owner: defaults, then what is stored, then what the environment fixes. */
final class OwnerSettings<S extends Record> implements Settings<S> {
    private static final Logger LOG = LoggerFactory.getLogger(OwnerSettings.class);

    private final String owner;
    private final SettingsTable.Parts parts;
    private final Json json = new Json();
    private final RecordDecoder<S> decoder;
    private final ObjectNode defaults;
    private final List<SettingField> fields;
    private final ConfigVariables variables;
    private final Map<String, String> fixed = new HashMap<>();
    private final List<Consumer<S>> listeners = new CopyOnWriteArrayList<>();
    private volatile Map<String, String> stored;
    private volatile S current;

    @SuppressWarnings("unchecked") // a record's class is that of its type
    OwnerSettings(String owner, S standard, SettingsTable.Parts parts) {
        this.owner = owner;
        this.parts = parts;
        this.decoder = new RecordDecoder<>((Class<S>) standard.getClass());
        this.defaults = (ObjectNode) json.tree(standard);
        this.fields = Arrays.stream(standard.getClass().getRecordComponents())
                .map(this::field)
                .toList();
        this.variables = ConfigVariables.ofPlugin(owner, defaults);
        variables.names().forEach((name, variable) -> {
            String value = parts.environment().get(variable);
            if (value != null) {
                fixed.put(name, value);
            }
        });
        variables
                .unknownIn(parts.environment().keySet())
                .forEach(name -> LOG.warn("The variable {} is no setting of {} and is ignored.", name, owner));
        this.stored = parts.store().of(owner);
        this.current = tolerant();
    }

    private SettingField field(RecordComponent component) {
        return SettingField.of(component, defaults.path(component.getName()));
    }

    /** Values that no longer fit, after an upgrade or by hand, count as not set. */
    private S tolerant() {
        Map<String, String> usable = new HashMap<>(stored);
        while (true) {
            var faults = new ArrayList<RecordDecoder.Fault>();
            S read = decoder.decodeWhole(merged(usable), "", faults);
            if (read != null) {
                return read;
            }
            String name = faults.getFirst().path().replaceFirst("[.\\[].*", "");
            if (usable.remove(name) == null) {
                String variable = variables.names().getOrDefault(name, name);
                throw new IllegalArgumentException((fixed.containsKey(name) ? variable : name) + ": "
                        + faults.getFirst().what());
            }
            LOG.warn("The setting {} of {} does not fit any more and is left out.", name, owner);
        }
    }

    private ObjectNode merged(Map<String, String> values) {
        ObjectNode merged = defaults.deepCopy();
        values.forEach((name, text) -> read(name, text, merged));
        variables.names().forEach((name, variable) -> {
            String text = fixed.get(name);
            if (text != null) {
                variables.apply(variable, text, merged);
            }
        });
        return merged;
    }

    private void read(String name, String text, ObjectNode into) {
        if (!defaults.has(name)) {
            return; // of an older version of the plugin
        }
        if (type(name) != SettingField.Type.SECRET) {
            into.set(name, json.parse(text.getBytes(StandardCharsets.UTF_8)));
            return;
        }
        parts.secrets()
                .open(owner + "/" + name, text)
                .ifPresentOrElse(
                        secret -> into.put(name, secret),
                        () -> LOG.error("The secret {} of {} cannot be opened; set it anew.", name, owner));
    }

    private SettingField.@Nullable Type type(String name) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(SettingField::type)
                .findFirst()
                .orElse(null);
    }

    @Override
    public S get() {
        return current;
    }

    @Override
    public void onChange(Consumer<S> listener) {
        listeners.add(listener);
    }

    /** The settings as a form shows them; a change whose listeners take their time is not waited for. */
    List<SettingsTable.Shown> shown() {
        Map<String, String> now = stored;
        ObjectNode values = merged(now);
        return fields.stream().map(field -> shown(field, values, now)).toList();
    }

    private SettingsTable.Shown shown(SettingField field, ObjectNode values, Map<String, String> now) {
        boolean secret = field.type() == SettingField.Type.SECRET;
        String variable = variables.names().get(field.name());
        boolean fixedHere = fixed.containsKey(field.name());
        boolean set =
                secret ? !values.path(field.name()).asText().isEmpty() : fixedHere || now.containsKey(field.name());
        JsonNode value = secret ? BooleanNode.TRUE : values.get(field.name());
        return new SettingsTable.Shown(field, set ? value : null, String.valueOf(variable), fixedHere);
    }

    /**
     * Checks and stores changes; null takes a value back to its default.
     *
     * @throws ApiException {@code invalid} with the path, or {@code conflict} if the environment fixes one of them
     */
    synchronized void change(Map<String, JsonNode> changes, Caller by) {
        Set<String> unknown = new TreeSet<>(changes.keySet());
        fields.forEach(field -> unknown.remove(field.name()));
        unknown.stream().findFirst().ifPresent(name -> {
            throw ApiException.invalid("values." + name);
        });
        if (changes.keySet().stream().anyMatch(fixed::containsKey)) {
            throw ApiException.conflict();
        }
        if (changes.isEmpty()) {
            throw ApiException.invalid("values");
        }
        Map<String, @Nullable String> rows = new HashMap<>();
        Map<String, String> kept = new HashMap<>(stored);
        ObjectNode wanted = merged(kept);
        changes.forEach((name, value) -> {
            wanted.set(name, value.isNull() ? defaults.get(name) : value);
            String row = value.isNull() ? null : row(name, value);
            rows.put(name, row);
            kept.compute(name, (same, before) -> row);
        });
        var faults = new ArrayList<RecordDecoder.Fault>();
        S next = decoder.decodeWhole(wanted, "values", faults);
        if (next == null) {
            throw ApiException.invalid(faults.getFirst().path());
        }
        var entry = new AuditEntry(
                by, "settings.change", owner, Map.of("names", String.join(",", new TreeSet<>(rows.keySet()))));
        parts.store()
                .change(
                        owner,
                        rows,
                        parts.clock().millis(),
                        handle -> parts.audit().note(handle, entry));
        stored = Map.copyOf(kept);
        current = next;
        listeners.forEach(listener -> tell(listener, next));
    }

    private String row(String name, JsonNode value) {
        boolean secret = type(name) == SettingField.Type.SECRET && value.isTextual();
        return secret ? parts.secrets().close(owner + "/" + name, value.textValue()) : json.encode(value);
    }

    private void tell(Consumer<S> listener, S next) {
        try {
            listener.accept(next);
        } catch (RuntimeException | Error e) { // border to a plugin's code: the value is stored and the others are told
            LOG.error("{} failed over its new settings.", owner, e);
        }
    }
}
