package dcts.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** An event, encoded once and shared by all its receivers. Immutable. */
public final class PreparedPacket {
    private final String namespace;

    private PreparedPacket(String namespace) {
        this.namespace = namespace;
    }

    /**
     * Prepares an event with one argument.
     *
     * @param argumentJson encoded JSON; it is not checked
     * @throws IllegalArgumentException if the name of the event is reserved
     */
    public static PreparedPacket event(String namespace, String event, String argumentJson) {
        return new PreparedPacket(namespace);
    }

    /** Prepares an event with any number of arguments; {@code BinaryNode}s travel as attachments. */
    public static PreparedPacket event(String namespace, String event, List<JsonNode> arguments) {
        return new PreparedPacket(namespace);
    }

    /** The same packet, but the first to be dropped for a receiver that is slow. */
    public PreparedPacket asVolatile() {
        return this;
    }

    String namespace() {
        return namespace;
    }
}
