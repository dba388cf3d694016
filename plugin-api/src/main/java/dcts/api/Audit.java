package dcts.api;

import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The trail of changes, which nobody can change. */
public interface Audit {
    /**
     * A change.
     *
     * @param what the plugin's id, a dot, the noun and the verb, such as {@code chat.channel.rename}; at most 64 characters
     * @param subject what was changed, such as an id; at most 128 characters
     * @param before what was there, by name; empty for what is new. Never a secret
     * @param after what is there now, by name; empty for what is gone. Never a secret
     */
    record Change(String what, String subject, Map<String, String> before, Map<String, String> after) {
        public Change {
            before = Map.copyOf(before);
            after = Map.copyOf(after);
        }
    }

    /**
     * Writes a change down in the transaction that makes it, so that neither is there alone.
     *
     * @param transaction one of the plugin's own {@link PluginContext#jdbi}
     */
    void note(Handle transaction, Caller actor, Change change);
}
