package dcts.socketio.engine;

import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The table of sessions, and the checks that every request has to pass. */
public final class Engine {
    private final EngineConfig config;
    private final Timers timers;
    private final Supplier<String> ids;
    private final EngineListener listener;
    private final Map<String, EngineSession> sessions = new ConcurrentHashMap<>();
    private final FlushTick flushTick;
    private final OutboundBudget outbound;
    private final AtomicBoolean relieving = new AtomicBoolean();
    private volatile boolean closing;

    /** An engine without sessions. {@code ids} makes unguessable session ids. */
    public Engine(EngineConfig config, Timers timers, Supplier<String> ids, EngineListener listener) {
        this.config = config;
        this.timers = timers;
        this.ids = ids;
        this.listener = listener;
        this.flushTick = new FlushTick(timers);
        this.outbound = new OutboundBudget(config.outbound().maxBytesInTotal());
    }

    /** Takes any HTTP request but a POST or a WebSocket upgrade. */
    public void get(EngineRequest request, Exchange exchange) {
        EngineSession session = known(request);
        EngineError fault = check(request, "polling", session);
        if (fault != null) {
            refuse(exchange, fault);
        } else {
            (session == null ? open(request) : session).poll(exchange);
        }
    }

    /** Takes a POST; empty if it was already answered. */
    public Optional<EnginePost> post(EngineRequest request, Exchange exchange) {
        EngineSession session = known(request);
        EngineError fault = check(request, "polling", session);
        if (fault != null || session == null) {
            refuse(exchange, fault == null ? EngineError.BAD_REQUEST : fault);
            return Optional.empty();
        }
        return session.beginPost(exchange) ? Optional.of(new EnginePost(session, this, exchange)) : Optional.empty();
    }

    /** Takes a request to become a WebSocket; empty if it was refused. */
    public Optional<WebSocketPeer> webSocket(EngineRequest request, Exchange exchange) {
        EngineSession session = known(request);
        EngineError fault = check(request, "websocket", session);
        if (fault != null) {
            refuse(exchange, fault);
            return Optional.empty();
        }
        WebSocketPeer peer = new WebSocketPeer(this, request, session);
        peer.reserve();
        return Optional.of(peer);
    }

    /** Sessions that are open. */
    public int size() {
        return sessions.size();
    }

    /** Refuses new sessions, and ends all others as soon as what is queued was sent, or after a time. */
    public void close(Duration atMost) {
        closing = true;
        sessions.values().forEach(session -> session.serverCloses(atMost));
    }

    /** Times and sizes. */
    public EngineConfig config() {
        return config;
    }

    OutboundBudget outbound() {
        return outbound;
    }

    /** Ends the sessions for which the most waits, as long as too much waits altogether. */
    void keepBudget() {
        if (!outbound.exceeded() || !relieving.compareAndSet(false, true)) {
            return;
        }
        try {
            sessions.values().stream()
                    .sorted(Comparator.comparingInt(EngineSession::queuedBytes).reversed())
                    .takeWhile(session -> !outbound.relieved())
                    .forEach(session -> session.close(CloseReason.SLOW_CONSUMER));
        } finally {
            relieving.set(false);
        }
    }

    FlushTick flushTick() {
        return flushTick;
    }

    Timers timers() {
        return timers;
    }

    EngineSession open(EngineRequest request) {
        String sid = ids.get();
        EngineSession session = new EngineSession(this, sid);
        session.open(listener.opened(session, request), hello(sid, request.upgrade()));
        sessions.put(sid, session);
        if (closing) {
            session.close(CloseReason.SERVER_CLOSE);
        }
        if (session.isOver()) {
            sessions.remove(sid);
        }
        return session;
    }

    void remove(String sid) {
        sessions.remove(sid);
    }

    void refuse(Exchange exchange, EngineError error) {
        listener.refused(error);
        exchange.refuse(error);
    }

    private @Nullable EngineError check(EngineRequest request, String expected, @Nullable EngineSession session) {
        String transport = request.parameter("transport");
        if (!"polling".equals(transport) && !"websocket".equals(transport)) {
            return EngineError.UNKNOWN_TRANSPORT;
        }
        if (!"4".equals(request.parameter("EIO"))) {
            return EngineError.UNSUPPORTED_PROTOCOL_VERSION;
        }
        if (!expected.equals(transport)) {
            return EngineError.BAD_REQUEST;
        }
        return request.parameter("sid") == null ? checkHandshake(request) : checkSession(request, session);
    }

    private @Nullable EngineError checkHandshake(EngineRequest request) {
        if (!request.method().equals("GET")) {
            return EngineError.BAD_HANDSHAKE_METHOD;
        }
        if (closing) {
            return EngineError.CLOSING;
        }
        return sessions.size() >= config.maxSessions()
                ? EngineError.FULL
                : listener.admit(request, false).orElse(null);
    }

    private @Nullable EngineError checkSession(EngineRequest request, @Nullable EngineSession session) {
        if (session == null) {
            return EngineError.UNKNOWN_SID;
        }
        if (!request.method().equals("GET") && !request.method().equals("POST")) {
            return EngineError.BAD_REQUEST;
        }
        return request.upgrade() ? listener.admit(request, true).orElse(null) : null;
    }

    private @Nullable EngineSession known(EngineRequest request) {
        String sid = request.parameter("sid");
        return sid == null ? null : sessions.get(sid);
    }

    private EngineFrame hello(String sid, boolean webSocket) {
        return EngineFrame.text("0{\"sid\":\"" + sid + "\",\"upgrades\":" + (webSocket ? "[]" : "[\"websocket\"]")
                + ",\"pingInterval\":" + config.heartbeat().interval().toMillis()
                + ",\"pingTimeout\":" + config.heartbeat().timeout().toMillis()
                + ",\"maxPayload\":" + config.inbound().maxPayload() + "}");
    }
}
