package dcts.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.socketio.engine.Engine;
import dcts.socketio.engine.EngineError;
import dcts.socketio.engine.EngineFrame;
import dcts.socketio.engine.EngineRequest;
import dcts.socketio.engine.Exchange;
import dcts.socketio.engine.InboundLimits;
import dcts.socketio.engine.Timers;
import dcts.socketio.engine.WebSocketLink;
import dcts.socketio.engine.WebSocketPeer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A whole server without a network, and on a clock that stands still. It sends every event back. */
final class OfflineServer {
    private static final int MOST_BYTES = 1_000_000_000;

    private final CountingMetrics metrics = new CountingMetrics();
    private final Queue<Runnable> handlers = new ArrayDeque<>();
    private final Engine engine;
    private int nextId;
    private int events;
    private boolean wanted;

    OfflineServer() {
        SocketIoRuntime runtime =
                new SocketIoRuntime(new NoTimers(), handlers::add, () -> "s" + nextId++, name -> new MemoryAdapter());
        SocketIoConfig config =
                SocketIoConfig.defaults().with(new InboundLimits(MOST_BYTES, MOST_BYTES, MOST_BYTES, MOST_BYTES));
        Sockets sockets = new Sockets(config, HandshakeGate.open(), metrics, runtime);
        sockets.namespaces().fixed("/").onEvent(this::echo);
        sockets.namespaces().fixed("/custom").onEvent(this::echo);
        engine = new Engine(config.engine(), runtime.timers(), runtime.ids(), sockets);
    }

    /** Sends a body to a new session by polling. Returns how many events were handled. */
    int post(byte[] body) {
        String sid = "s" + nextId;
        engine.get(request("GET", "polling", null), new Answer());
        send(sid, "40".getBytes(StandardCharsets.UTF_8));
        int before = events;
        int status = send(sid, body);
        assertThat(status).isIn(200, 400);
        int handled = events - before;
        if (engine.size() > 0 && send(sid, "42[\"still here\"]".getBytes(StandardCharsets.UTF_8)) == 200) {
            send(sid, "1".getBytes(StandardCharsets.UTF_8));
        }
        engine.get(request("GET", "polling", sid), new Answer());
        assertSound();
        return handled;
    }

    /** Sends messages to a new session by a WebSocket; texts are texts and arrays are bytes. */
    int webSocket(List<Object> messages) {
        WebSocketPeer peer = engine.webSocket(request("GET", "websocket", null), new Answer())
                .orElseThrow();
        peer.opened(new DeadEnd());
        send(peer, "40");
        int before = events;
        messages.forEach(message -> send(peer, message));
        peer.closed();
        assertSound();
        return events - before;
    }

    private void assertSound() {
        runHandlers();
        assertThat(engine.size()).isZero();
        assertThat(metrics.count("handlerFailed")).isZero();
    }

    /** The next message is read only when the server asked for it. */
    private void send(WebSocketPeer peer, Object message) {
        wanted = false;
        if (message instanceof byte[] bytes) {
            peer.binary(bytes, () -> wanted = true);
        } else {
            peer.text((String) message, () -> wanted = true);
        }
        runHandlers();
        assertThat(wanted).isTrue();
    }

    private int send(String sid, byte[] body) {
        Answer answer = new Answer();
        engine.post(request("POST", "polling", sid), answer).ifPresent(post -> post.body(body));
        runHandlers();
        return answer.status;
    }

    private void runHandlers() {
        for (Runnable next = handlers.poll(); next != null; next = handlers.poll()) {
            next.run();
        }
    }

    private void echo(Socket socket, String event, List<JsonNode> arguments, @Nullable Ack ack) {
        events++;
        socket.emit(PreparedPacket.event(((ClientSocket) socket).namespaceName(), event, arguments));
        if (ack != null) {
            ack.send(arguments);
        }
    }

    private static EngineRequest request(String method, String transport, @Nullable String sid) {
        String query = "EIO=4&transport=" + transport + (sid == null ? "" : "&sid=" + sid);
        return new EngineRequest(method, query, Map.of(), "127.0.0.1", transport.equals("websocket"));
    }

    private static final class Answer implements Exchange {
        private int status;

        @Override
        public void answer(byte[] body, Consumer<Throwable> onFailure) {
            once(200);
        }

        @Override
        public void refuse(EngineError error) {
            once(error.status());
        }

        private void once(int answered) {
            assertThat(status).as("answered twice").isZero();
            status = answered;
        }
    }

    private static final class DeadEnd implements WebSocketLink {
        @Override
        public void write(List<EngineFrame> frames, Completion completion) {
            completion.succeeded();
        }

        @Override
        public void limitInbound(int bytes) {}

        @Override
        public void close(int code, String reason) {}

        @Override
        public void abort() {}
    }

    private static final class NoTimers implements Timers {
        @Override
        public long nanoTime() {
            return 1;
        }

        @Override
        public Future<?> schedule(Runnable task, Duration delay) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void close() {}
    }
}
