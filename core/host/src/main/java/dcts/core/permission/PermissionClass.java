package dcts.core.permission;

import dcts.api.MemberState;

/**
 * Members who hold exactly the same rights everywhere. Rights are worked out and kept per class, never per member.
 *
 * @param decider who made the class: a plugin, or {@code core}
 * @param key equal for equal rights
 * @param state caps what the class holds
 */
public record PermissionClass(String decider, String key, MemberState state) {
    private static final String CORE = "core";

    /** The owner, who holds everything. */
    static final PermissionClass OWNER = of(CORE, "owner");
    /** All others as long as no plugin decides. */
    static final PermissionClass MEMBER = of(CORE, "member");
    /** Those of whom nobody can say what they may do, because who decides is not there. */
    static final PermissionClass UNKNOWN = of(CORE, "unknown");

    static PermissionClass of(String decider, String key) {
        return new PermissionClass(decider, key, MemberState.ACTIVE);
    }

    /** The same in another state. */
    PermissionClass in(MemberState other) {
        return other == state ? this : new PermissionClass(decider, key, other);
    }
}
