package dcts.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.socketio.engine.Outgoing;
import dcts.socketio.packet.PacketEncoder;
import java.util.List;

/** An event, encoded once and shared by all its receivers. Immutable. */
public final class PreparedPacket {
    private static final long NO_ACK = -1;

    private final String namespace;
    private final Outgoing outgoing;

    private PreparedPacket(String namespace, Outgoing outgoing) {
        this.namespace = namespace;
        this.outgoing = outgoing;
    }

    /**
     * Prepares an event with one argument.
     *
     * @param argumentJson encoded JSON; it is not checked
     * @throws IllegalArgumentException if the name of the event is reserved
     */
    public static PreparedPacket event(String namespace, String event, String argumentJson) {
        return new PreparedPacket(namespace, PacketEncoder.event(namespace, NO_ACK, event, argumentJson));
    }

    /**
     * Prepares an event with any number of arguments; {@code BinaryNode}s, at most ten, travel as attachments.
     *
     * @throws IllegalArgumentException if the name of the event is reserved or there are too many attachments
     */
    public static PreparedPacket event(String namespace, String event, List<JsonNode> arguments) {
        return new PreparedPacket(namespace, PacketEncoder.event(namespace, event, arguments));
    }

    /** The same packet, but the first to be dropped for a receiver that is slow. */
    public PreparedPacket asVolatile() {
        return new PreparedPacket(namespace, outgoing.asDroppable());
    }

    String namespace() {
        return namespace;
    }

    Outgoing outgoing() {
        return outgoing;
    }
}
