package dcts.core.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dcts.api.ApiException;
import dcts.core.json.Json;
import dcts.core.json.RecordDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the {@link Config}: defaults, then the file, then the environment. */
public final class ConfigReader {
    private static final Logger LOG = LoggerFactory.getLogger(ConfigReader.class);

    private final Json json = new Json();
    private final Map<String, String> environment;

    public ConfigReader(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /**
     * Reads the file, which need not exist.
     *
     * @throws ConfigException with all faults at once
     */
    public Config read(Path file) {
        ObjectNode values = (ObjectNode) json.tree(Config.DEFAULTS);
        var variables = ConfigVariables.ofBoot(values);
        if (Files.exists(file)) {
            overlay(values, parse(file));
        }
        variables
                .unknownIn(environment.keySet())
                .forEach(name -> LOG.warn("The variable {} is none of this server's and is ignored.", name));
        environment.forEach((name, value) -> variables.apply(name, value, values));
        var faults = new ArrayList<RecordDecoder.Fault>();
        Config config = new RecordDecoder<>(Config.class).decodeWhole(values, "", faults);
        faults.addAll(wrongProxies(values));
        if (config == null || !faults.isEmpty()) {
            throw new ConfigException(file.toString(), sentences(faults));
        }
        return config;
    }

    private static List<RecordDecoder.Fault> wrongProxies(ObjectNode values) {
        var faults = new ArrayList<RecordDecoder.Fault>();
        JsonNode proxies = values.path("trustedProxies");
        for (int i = 0; i < proxies.size(); i++) {
            try {
                Network.parse(proxies.path(i).asText());
            } catch (IllegalArgumentException e) {
                faults.add(new RecordDecoder.Fault("trustedProxies[" + i + "]", "must be an address or network"));
            }
        }
        return faults;
    }

    private JsonNode parse(Path file) {
        try {
            JsonNode node = json.parse(Files.readAllBytes(file));
            if (node.isObject()) {
                return node;
            }
        } catch (IOException e) {
            throw new ConfigException(file.toString(), List.of("it cannot be read: " + e.getMessage()));
        } catch (ApiException e) {
            throw new ConfigException(file.toString(), List.of("it is not valid JSON"));
        }
        throw new ConfigException(file.toString(), List.of("it is not a JSON object"));
    }

    private static void overlay(ObjectNode base, JsonNode over) {
        over.properties().forEach(entry -> {
            if (base.get(entry.getKey()) instanceof ObjectNode inner
                    && entry.getValue().isObject()) {
                overlay(inner, entry.getValue());
            } else {
                base.set(entry.getKey(), entry.getValue());
            }
        });
    }

    private static List<String> sentences(List<RecordDecoder.Fault> faults) {
        return faults.stream().map(f -> f.path() + ": " + f.what()).toList();
    }
}
