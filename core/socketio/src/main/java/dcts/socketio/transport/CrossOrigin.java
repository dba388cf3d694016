package dcts.socketio.transport;

import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/** What tells a browser that a page of another origin may read an answer. */
final class CrossOrigin {
    private static final String KEEP_SECONDS = "600";

    private final Predicate<String> allowed;

    CrossOrigin(Predicate<String> allowed) {
        this.allowed = allowed;
    }

    /** Names the origin of the request in the answer if it is one of the allowed. */
    void mark(Request request, Response response) {
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        if (origin != null && allowed.test(origin)) {
            HttpFields.Mutable headers = response.getHeaders();
            headers.put(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            headers.put(HttpHeader.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
            headers.add(HttpHeader.VARY, "Origin");
        }
    }

    /** True if a browser asks beforehand whether it may send a request for a page. */
    static boolean isPreflight(Request request) {
        return request.getMethod().equals("OPTIONS")
                && request.getHeaders().contains(HttpHeader.ACCESS_CONTROL_REQUEST_METHOD);
    }

    /** Says what may be sent; the origin is marked already. */
    static void answerPreflight(Request request, Response response) {
        HttpFields.Mutable headers = response.getHeaders();
        if (headers.contains(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN)) {
            headers.put(HttpHeader.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST");
            String wanted = request.getHeaders().get(HttpHeader.ACCESS_CONTROL_REQUEST_HEADERS);
            if (wanted != null) {
                headers.put(HttpHeader.ACCESS_CONTROL_ALLOW_HEADERS, wanted);
            }
            headers.put(HttpHeader.ACCESS_CONTROL_MAX_AGE, KEEP_SECONDS);
        }
        response.setStatus(204);
    }
}
