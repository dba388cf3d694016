package dcts.api;

import java.util.Optional;

/**
 * A place where permissions hold, as the full path from the server down, so that rights can be resolved without knowing
 * what the places are: {@code server/chat.group:1/chat.category:2/chat.channel:3}.
 *
 * @param path the written form
 */
public record Scope(String path) {
    /** The whole server. */
    public static final Scope SERVER = new Scope("server");

    public Scope {
        if (!path.equals("server") && !path.startsWith("server/")) {
            throw new IllegalArgumentException("a scope starts at the server: " + path);
        }
    }

    /**
     * The place inside this one.
     *
     * @param kind the plugin's id, a dot, and the noun, such as {@code chat.channel}
     */
    public Scope child(String kind, Id id) {
        return new Scope(path + "/" + kind + ":" + id);
    }

    /** The place around this one; empty for the server. */
    public Optional<Scope> parent() {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? Optional.empty() : Optional.of(new Scope(path.substring(0, slash)));
    }
}
