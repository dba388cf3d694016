package dcts.api;

/**
 * A right that can be granted and denied at every scope.
 *
 * @param key the plugin's id, a dot, and a verb, such as {@code chat.send}
 * @param defaultHolder who holds it as long as nobody has decided otherwise
 */
public record Permission(String key, Holder defaultHolder) {
    public Permission {
        if (!key.matches("[a-z][a-z0-9]*(\\.[a-z][a-zA-Z0-9]*)+")) {
            throw new IllegalArgumentException("not a permission key: " + key);
        }
    }
}
