package dcts.core.permission;

import dcts.api.MemberState;
import org.jspecify.annotations.Nullable;

/**
 * Members who hold exactly the same rights everywhere. Rights are worked out and kept per class, never per member.
 *
 * @param decider who made the class: a plugin, or {@code core}
 * @param key equal for equal rights
 * @param state caps what the class holds
 * @param within whoever looks with the eyes of this class, and holds nothing that he does not hold himself; null for the class
 *     itself
 */
public record PermissionClass(
        String decider,
        String key,
        MemberState state,
        @Nullable PermissionClass within) {
    private static final String CORE = "core";

    /** The owner, who holds everything. */
    static final PermissionClass OWNER = of(CORE, "owner");
    /** All others as long as no plugin decides. */
    static final PermissionClass MEMBER = of(CORE, "member");
    /** Those of whom nobody can say what they may do, because who decides is not there. */
    static final PermissionClass UNKNOWN = of(CORE, "unknown");

    static PermissionClass of(String decider, String key) {
        return new PermissionClass(decider, key, MemberState.ACTIVE, null);
    }

    /** The eyes of this class, and the hands of another one. */
    PermissionClass seenBy(PermissionClass own) {
        return new PermissionClass(decider, key, state, own);
    }

    /** The class without whoever looks with its eyes. */
    PermissionClass alone() {
        return within == null ? this : new PermissionClass(decider, key, state, null);
    }

    /** The same in another state. */
    PermissionClass in(MemberState other) {
        return other == state ? this : new PermissionClass(decider, key, other, within);
    }
}
