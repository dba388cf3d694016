package dcts.api;

/**
 * A number that roles can set, such as the largest upload. Of all roles of a member the largest value counts.
 *
 * @param key the plugin's id, a dot, and a noun, such as {@code uploads.maxBytes}; at most 128 characters
 * @param label what it is for people
 * @param fallback counts where no role says anything
 * @param min the least value that can be set, at least 0
 * @param max the greatest value that can be set; also what the owner has
 */
public record Quota(String key, Permission.Label label, long fallback, long min, long max) {
    public Quota {
        Permission.demandKey(key, "not the key of a quota: ");
        if (min < 0 || min > fallback || fallback > max) {
            throw new IllegalArgumentException("the fallback lies between the least and the greatest value: " + key);
        }
    }
}
