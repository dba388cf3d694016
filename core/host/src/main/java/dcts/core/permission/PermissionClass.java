package dcts.core.permission;

/**
 * Members who hold exactly the same rights everywhere. Rights are worked out and kept per class, never per member.
 *
 * @param key equal for equal rights
 * @param standing what the declared defaults go by
 */
public record PermissionClass(String key, Standing standing) {}
