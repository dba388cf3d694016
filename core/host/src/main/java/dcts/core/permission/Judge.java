package dcts.core.permission;

import dcts.api.PermissionSource;
import java.time.Instant;

/** Who decides now. */
sealed interface Judge {
    /** Nobody has ever decided otherwise than permissions declare. */
    record Defaults() implements Judge {}

    /** A plugin that runs. */
    record Running(String plugin, PermissionSource source) implements Judge {}

    /**
     * A plugin that has decided and does not run.
     *
     * @param heldUntil its last answers count until then
     */
    record Gone(String plugin, Instant heldUntil) implements Judge {
        boolean holds(Instant now) {
            return heldUntil.isAfter(now);
        }
    }
}
