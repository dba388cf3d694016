package dcts.api;

/**
 * A request that clients send over their socket, with all that the host must know to guard it.
 *
 * {@snippet file="Examples.java" region="records"}
 *
 * @param name the plugin's id, a dot, and a verb, such as {@code chat.send}
 * @param request the record that the payload is decoded to; its components declare their bounds
 * @param reply the record that is answered
 * @param access who may call
 * @param limit how often one caller may call
 * @param effect what a call changes
 */
public record SocketRequest<I extends Record, O extends Record>(
        String name, Class<I> request, Class<O> reply, Access access, Limit limit, Effect effect) {}
