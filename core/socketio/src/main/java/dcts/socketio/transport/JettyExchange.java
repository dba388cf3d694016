package dcts.socketio.transport;

import dcts.socketio.engine.EngineError;
import dcts.socketio.engine.Exchange;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** A Jetty request with its response. */
record JettyExchange(Request request, Response response, Callback callback) implements Exchange {

    @Override
    public void answer(byte[] body, Consumer<Throwable> onFailure) {
        Callback done = Callback.from(callback::succeeded, failure -> {
            callback.failed(failure);
            onFailure.accept(failure);
        });
        write(200, "text/plain; charset=UTF-8", body, done);
    }

    @Override
    public void refuse(EngineError error) {
        String body = "{\"code\":" + error.code() + ",\"message\":\"" + escape(error.message()) + "\"}";
        write(error.status(), "application/json", body.getBytes(StandardCharsets.UTF_8), callback);
    }

    /** A request that waits for us may be silent for longer than Jetty allows; the session's own deadlines end it. */
    void ignoreIdleTimeout() {
        request.addIdleTimeoutListener(timeout -> false);
    }

    private void write(int status, String type, byte[] body, Callback done) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        response.write(true, ByteBuffer.wrap(body), done);
    }

    private static String escape(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
