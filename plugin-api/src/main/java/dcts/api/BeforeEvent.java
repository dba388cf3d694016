package dcts.api;

/**
 * Something that is about to happen and that plugins may refuse or change.
 *
 * @param name the id of the plugin that fires it, or {@code core}, the noun and what is happening to it, such as
 *     {@code chat.message.sending}
 * @param type what handlers are asked about
 * @param capability what a plugin's manifest has to ask for to handle it; empty for nothing
 */
public record BeforeEvent<E extends Record>(String name, Class<E> type, String capability) {
    /** An event that every plugin may handle. */
    public BeforeEvent(String name, Class<E> type) {
        this(name, type, "");
    }
}
