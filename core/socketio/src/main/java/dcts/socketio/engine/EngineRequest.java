package dcts.socketio.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request as far as the engine looks at it.
 *
 * @param method such as GET
 * @param query raw query string, empty if none
 * @param headers names in lower case
 * @param remoteAddress the peer's address as text
 * @param upgrade true if it asks to become a WebSocket
 */
public record EngineRequest(
        String method, String query, Map<String, List<String>> headers, String remoteAddress, boolean upgrade) {

    /** The raw value of the first parameter of this name, or null. The values that we know need no decoding. */
    @Nullable
    String parameter(String name) {
        for (String pair : query.split("&", -1)) {
            if (pair.startsWith(name) && pair.startsWith("=", name.length())) {
                return pair.substring(name.length() + 1);
            }
        }
        return null;
    }
}
