package dcts.socketio.transport;

import dcts.socketio.engine.Engine;
import dcts.socketio.engine.EngineConfig;
import dcts.socketio.engine.EngineError;
import dcts.socketio.engine.EngineRequest;
import dcts.socketio.engine.HeartbeatTimes;
import dcts.socketio.engine.WebSocketPeer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.jspecify.annotations.Nullable;

/** Answers one path with an engine and passes everything else on. Works below any Jetty context; nothing here blocks. */
public final class EngineHandler extends Handler.Wrapper {
    private static final Duration IDLE_MARGIN = Duration.ofSeconds(15);

    private final Engine engine;
    private final String path;
    private final CrossOrigin crossOrigin;
    private @Nullable ServerWebSocketContainer container;

    /**
     * Answers {@code path}, such as {@code /socket.io}, with and without a slash at its end.
     *
     * @param readers the origins whose pages may read answers
     */
    public EngineHandler(Engine engine, String path, Predicate<String> readers) {
        this.engine = engine;
        this.crossOrigin = new CrossOrigin(readers);
        this.path = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    @Override
    protected void doStart() throws Exception {
        // One container for the whole server: a context's own belongs to its servlet API.
        container = ServerWebSocketContainer.ensure(getServer());
        super.doStart();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        String asked = Request.getPathInContext(request);
        if (!asked.equals(path) && !asked.equals(path + "/")) {
            return super.handle(request, response, callback);
        }
        crossOrigin.mark(request, response);
        if (CrossOrigin.isPreflight(request)) {
            CrossOrigin.answerPreflight(request, response);
            callback.succeeded();
            return true;
        }
        EngineRequest question = JettyRequest.of(request);
        JettyExchange exchange = new JettyExchange(request, response, callback);
        exchange.ignoreIdleTimeout();
        if (question.upgrade()) {
            upgrade(question, exchange);
        } else if (question.method().equals("POST")) {
            post(question, exchange);
        } else {
            engine.get(question, exchange);
        }
        return true;
    }

    private void post(EngineRequest question, JettyExchange exchange) {
        engine.post(question, exchange).ifPresent(post -> {
            if (isBinary(exchange.request())) {
                post.failed();
            } else {
                new BodyReader(exchange.request(), post).run();
            }
        });
    }

    private static boolean isBinary(Request request) {
        String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        return type != null && type.startsWith("application/octet-stream");
    }

    private void upgrade(EngineRequest question, JettyExchange exchange) {
        engine.webSocket(question, exchange).ifPresent(peer -> {
            boolean taken = false;
            try {
                taken = webSocket(peer, exchange);
            } finally {
                if (!taken) {
                    peer.closed();
                }
            }
            if (!taken) {
                exchange.refuse(EngineError.BAD_REQUEST);
            }
        });
    }

    private boolean webSocket(WebSocketPeer peer, JettyExchange exchange) {
        ServerWebSocketContainer open = Objects.requireNonNull(container, "not started");
        EngineConfig config = engine.config();
        HeartbeatTimes heartbeat = config.heartbeat();
        Duration idle = heartbeat.interval().plus(heartbeat.timeout()).plus(IDLE_MARGIN);
        return open.upgrade(
                (request, response, callback) -> {
                    if (!config.compression()) {
                        response.setExtensions(List.of());
                    }
                    return new JettySocket(peer, idle);
                },
                exchange.request(),
                exchange.response(),
                exchange.callback());
    }
}
