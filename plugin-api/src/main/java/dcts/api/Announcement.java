package dcts.api;

/**
 * A kind of message that the server sends to clients unasked.
 *
 * @param name the plugin's id, the noun and what happened to it, such as {@code chat.message.created}
 * @param payload the record that is sent
 */
public record Announcement<T extends Record>(String name, Class<T> payload) {}
