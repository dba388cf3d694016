package dcts.api;

/**
 * A right that can be granted and denied at every scope.
 *
 * @param key the plugin's id, a dot, and a verb, such as {@code chat.send}; at most 128 characters
 * @param defaultHolder who holds it as long as nobody has decided otherwise
 * @param label what it is for people
 * @param speaks whether it lets somebody be heard by others; those who are muted never hold it
 */
public record Permission(String key, Holder defaultHolder, Label label, boolean speaks) {
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_NAME = 64;

    /**
     * A permission in words, in English.
     *
     * @param name a few words, such as {@code Write messages}; at most 64 characters
     * @param meaning what its holders may do, in a sentence
     * @param danger what a holder could do to others with it, in a sentence; empty if nothing much
     */
    public record Label(String name, String meaning, String danger) {
        public Label {
            if (name.isBlank() || name.length() > LONGEST_NAME) {
                throw new IllegalArgumentException(
                        "the name of a permission has 1 to " + LONGEST_NAME + " characters: " + name);
            }
        }
    }

    public Permission {
        demandKey(key, "not a permission key: ");
    }

    /** Whatever is declared by key is stored and sent by it. */
    static void demandKey(String key, String complaint) {
        if (!key.matches("[a-z][a-z0-9]*(\\.[a-z][a-zA-Z0-9]*)+")) {
            throw new IllegalArgumentException(complaint + key);
        }
        if (key.length() > LONGEST_KEY) {
            throw new IllegalArgumentException("a key has at most " + LONGEST_KEY + " characters: " + key);
        }
    }

    /** One whose key says it all; its name is the key, as far as that fits. */
    public Permission(String key, Holder defaultHolder) {
        this(key, defaultHolder, new Label(key.substring(0, Math.min(key.length(), LONGEST_NAME)), "", ""), false);
    }

    /** One with words for the editor of roles. */
    public Permission(String key, Holder defaultHolder, String name, String meaning) {
        this(key, defaultHolder, new Label(name, meaning, ""), false);
    }

    /** The same, which those who are muted never hold. */
    public Permission speaking() {
        return new Permission(key, defaultHolder, label, true);
    }

    /** The same with a warning for whoever grants it. */
    public Permission dangerous(String danger) {
        return new Permission(key, defaultHolder, new Label(label.name, label.meaning, danger), speaks);
    }
}
