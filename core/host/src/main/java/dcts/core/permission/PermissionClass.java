package dcts.core.permission;

/**
 * Members who hold exactly the same rights everywhere. Rights are worked out and kept per class, never per member.
 *
 * @param decider who made the class: a plugin, or {@code core}
 * @param key equal for equal rights
 */
public record PermissionClass(String decider, String key) {
    private static final String CORE = "core";

    /** The owner, who holds everything. */
    static final PermissionClass OWNER = new PermissionClass(CORE, "owner");
    /** All others as long as no plugin decides. */
    static final PermissionClass MEMBER = new PermissionClass(CORE, "member");
    /** Those of whom nobody can say what they may do, because who decides is not there. */
    static final PermissionClass UNKNOWN = new PermissionClass(CORE, "unknown");
}
