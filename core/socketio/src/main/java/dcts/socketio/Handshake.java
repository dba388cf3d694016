package dcts.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client said when it came.
 *
 * @param remoteAddress the peer's address as text, without port
 * @param query the raw query string of the request, without the question mark
 * @param headers request headers, names in lower case
 * @param auth the payload of the namespace CONNECT packet; null if there was none or no such packet came yet
 */
public record Handshake(
        String remoteAddress,
        String query,
        Map<String, List<String>> headers,
        @Nullable JsonNode auth) {

    /** First value of a header; the case of the name does not matter. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    Handshake withAuth(@Nullable JsonNode payload) {
        return new Handshake(remoteAddress, query, headers, payload);
    }
}
