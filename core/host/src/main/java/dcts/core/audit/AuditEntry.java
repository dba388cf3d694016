package dcts.core.audit;

import dcts.api.Caller;
import java.util.Map;

/**
 * One change that the trail keeps.
 *
 * @param actor who made it
 * @param what a verb with its noun, such as {@code plugin.install}; at most 64 characters
 * @param subject what was changed, such as an id; at most 128 characters
 * @param detail what else is worth knowing; never a secret
 */
public record AuditEntry(Caller actor, String what, String subject, Map<String, String> detail) {
    public AuditEntry {
        detail = Map.copyOf(detail);
    }
}
