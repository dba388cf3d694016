package dcts.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** Takes the client's answer to {@link Socket#request}. */
@FunctionalInterface
public interface AckHandler {
    /**
     * Called exactly once, on a handler thread, in order with the socket's events.
     *
     * @param arguments the answer; empty after the timeout or when the socket disconnected
     */
    void handle(Optional<List<JsonNode>> arguments);
}
