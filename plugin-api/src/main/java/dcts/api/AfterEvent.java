package dcts.api;

/**
 * Something that has happened and that plugins hear of. It is a hint: it arrives at most once and in no order. What must
 * not be missed follows a {@link Journal}.
 *
 * @param name the id of the plugin that fires it, or {@code core}, the noun and what happened to it, such as
 *     {@code chat.message.sent}
 * @param type what handlers are told
 * @param capability what a plugin's manifest has to ask for to handle it; empty for nothing
 */
public record AfterEvent<E extends Record>(String name, Class<E> type, String capability) {
    /** An event that every plugin may handle. */
    public AfterEvent(String name, Class<E> type) {
        this(name, type, "");
    }
}
