package dcts.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the events of all sockets of a namespace. */
@FunctionalInterface
public interface EventHandler {
    /**
     * Runs on a handler thread and may block. Calls for one socket come one at a time, in order of arrival; different
     * sockets run at once.
     *
     * @param args arguments after the name; binary ones are {@code BinaryNode}
     * @param ack how to acknowledge, or null if the client asked for none
     */
    void handle(Socket socket, String event, List<JsonNode> args, @Nullable Ack ack);
}
