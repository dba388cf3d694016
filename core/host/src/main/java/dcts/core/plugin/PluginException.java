package dcts.core.plugin;

import java.io.Serial;

/** A plugin cannot be used. The message is a sentence for the owner. */
public final class PluginException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    PluginException(String sentence) {
        super(sentence);
    }

    PluginException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
