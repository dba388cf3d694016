package dcts.core.plugin;

import java.io.Serial;
import java.lang.reflect.InvocationTargetException;
import java.util.Objects;

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

    /**
     * What a plugin's code threw, in words for the owner: what its author wrote, where he wrote something, else the bare name of
     * the class. The log has the rest.
     */
    static String words(Throwable thrown) {
        Throwable fault = innermost(thrown);
        String message = Objects.requireNonNullElse(fault.getMessage(), "").strip();
        String name = fault.getClass().getSimpleName();
        if (message.isEmpty()) {
            return name;
        }
        // The message of errors and of what reflection throws is the bare name of something, which says nothing alone.
        boolean told = fault instanceof Exception && !(fault instanceof ReflectiveOperationException);
        return told ? message : name + ": " + message;
    }

    /** What lies in wrappers that say nothing themselves. */
    private static Throwable innermost(Throwable thrown) {
        Throwable cause = thrown.getCause();
        String message = Objects.requireNonNullElse(thrown.getMessage(), "");
        boolean wraps = thrown instanceof InvocationTargetException
                || (cause != null && message.startsWith(cause.getClass().getName()));
        return cause != null && wraps ? innermost(cause) : thrown;
    }
}
