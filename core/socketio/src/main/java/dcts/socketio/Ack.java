package dcts.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The acknowledgement of one event. Works from any thread and at any later time; the first call wins, others are ignored. */
public interface Ack {
    /** Acknowledges with one argument that is already encoded JSON. Keeps its order with emits of the same thread. */
    void send(String argumentJson);

    /** Acknowledges with any number of arguments; {@code BinaryNode}s travel as attachments. */
    void send(List<JsonNode> arguments);
}
