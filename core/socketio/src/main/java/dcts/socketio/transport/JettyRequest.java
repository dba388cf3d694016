package dcts.socketio.transport;

import dcts.socketio.engine.EngineRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** What the engine wants to know of a request. */
final class JettyRequest {
    private JettyRequest() {}

    static EngineRequest of(Request request) {
        Map<String, List<String>> headers = new HashMap<>();
        for (HttpField field : request.getHeaders()) {
            headers.computeIfAbsent(field.getName().toLowerCase(Locale.ROOT), name -> new ArrayList<>(1))
                    .add(Objects.requireNonNullElse(field.getValue(), ""));
        }
        return new EngineRequest(
                request.getMethod(),
                Objects.requireNonNullElse(request.getHttpURI().getQuery(), ""),
                Map.copyOf(headers),
                Request.getRemoteAddr(request),
                request.getHeaders().contains(HttpHeader.UPGRADE, "websocket"));
    }
}
