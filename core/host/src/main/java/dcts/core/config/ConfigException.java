package dcts.core.config;

import java.io.Serial;
import java.util.List;

/** The configuration cannot be used. The message names every fault with its key. */
public final class ConfigException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    ConfigException(String where, List<String> faults) {
        super(where + " cannot be used:\n  " + String.join("\n  ", faults));
    }
}
