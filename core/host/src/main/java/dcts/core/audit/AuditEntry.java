package dcts.core.audit;

import dcts.api.Caller;
import java.util.Map;

/**
 * One change that the trail keeps.
 *
 * @param actor who made it
 * @param what a verb with its noun, such as {@code plugin.install}; at most 64 characters
 * @param subject what was changed, such as an id; at most 128 characters
 * @param before what was there; never a secret
 * @param after what is there now, and what else is worth knowing; never a secret
 */
public record AuditEntry(
        Caller actor, String what, String subject, Map<String, String> before, Map<String, String> after) {
    public AuditEntry {
        before = Map.copyOf(before);
        after = Map.copyOf(after);
    }

    /** A change of which only the outcome is worth knowing. */
    public AuditEntry(Caller actor, String what, String subject, Map<String, String> after) {
        this(actor, what, subject, Map.of(), after);
    }
}
