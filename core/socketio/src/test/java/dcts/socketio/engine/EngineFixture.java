package dcts.socketio.engine;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An engine whose clients, clock and network are lists. */
final class EngineFixture implements EngineListener {
    static final int INTERVAL = 300;
    static final int TIMEOUT = 200;

    final ManualTimers timers = new ManualTimers();
    final List<String> log = new ArrayList<>();
    final Engine engine;
    private int nextId;

    /** What the layer above does with a text, after it was logged. */
    Consumer<String> handler = text -> {};

    @Nullable
    EngineSession session;

    EngineFixture() {
        this(new OutboundLimits(10_000, 10, 1_000_000));
    }

    EngineFixture(OutboundLimits outbound) {
        this(outbound, 100);
    }

    EngineFixture(OutboundLimits outbound, int packetsPerSecond) {
        EngineConfig config = new EngineConfig(
                new HeartbeatTimes(Duration.ofMillis(INTERVAL), Duration.ofMillis(TIMEOUT)),
                new InboundLimits(1_000_000, 1_000, packetsPerSecond, 1_000_000),
                outbound,
                100,
                false);
        engine = new Engine(config, timers, () -> "s" + nextId++, this);
    }

    /** One HTTP request and what became of it. */
    static final class Http implements Exchange {
        @Nullable
        String body;

        int status;

        @Nullable
        Consumer<Throwable> onFailure;

        @Override
        public void answer(byte[] answer, Consumer<Throwable> failure) {
            once(200, new String(answer, StandardCharsets.UTF_8));
            onFailure = failure;
        }

        @Override
        public void refuse(EngineError error) {
            once(error.status(), error.message());
        }

        private void once(int answered, String text) {
            if (status != 0) {
                throw new AssertionError("answered twice: " + body + " and " + text);
            }
            status = answered;
            body = text;
        }
    }

    /** One WebSocket; writes complete when the test says so, unless {@link #instant}. */
    static final class Link implements WebSocketLink {
        final List<String> sent = new ArrayList<>();
        final List<Integer> batches = new ArrayList<>();
        boolean instant = true;
        boolean aborted;
        int closeCode;

        @Nullable
        Completion pending;

        @Override
        public void write(List<EngineFrame> frames, Completion completion) {
            if (pending != null) {
                throw new AssertionError("two writes at once");
            }
            if (isEnded()) {
                throw new AssertionError("written to after the goodbye");
            }
            frames.forEach(frame -> sent.add(frame.text()));
            batches.add(frames.size());
            if (instant) {
                completion.succeeded();
            } else {
                pending = completion;
            }
        }

        void complete() {
            Completion done = pending;
            pending = null;
            if (done != null) {
                done.succeeded();
            }
        }

        void fail() {
            Completion done = pending;
            pending = null;
            if (done != null) {
                done.failed(new IllegalStateException("broken"));
            }
        }

        /** True if the server closed or dropped it. */
        boolean isEnded() {
            return aborted || closeCode != 0;
        }

        @Override
        public void limitInbound(int bytes) {}

        @Override
        public void close(int code, String reason) {
            closeCode = code;
        }

        @Override
        public void abort() {
            aborted = true;
        }
    }

    Http get(String more) {
        Http http = new Http();
        engine.get(request("GET", "EIO=4&transport=polling" + more, false), http);
        return http;
    }

    Http post(String sid, String body) {
        Http http = new Http();
        engine.post(request("POST", "EIO=4&transport=polling&sid=" + sid, false), http)
                .ifPresent(post -> post.body(body.getBytes(StandardCharsets.UTF_8)));
        return http;
    }

    WebSocketPeer webSocket(String more, Link link) {
        WebSocketPeer peer = engine.webSocket(request("GET", "EIO=4&transport=websocket" + more, true), new Http())
                .orElseThrow();
        peer.opened(link);
        return peer;
    }

    /** The client answers a ping if there was one. */
    void pong() throws MalformedPacketException {
        session().receive(EnginePacket.ofText("3"));
    }

    /** A WebSocket on which nothing was sent for a while. */
    void openIdle(Link link) {
        webSocket("", link);
        timers.advance(25);
    }

    /** The server sends a message of text. */
    void send(String text) {
        session().send(message(text));
    }

    EngineSession session() {
        if (session == null) {
            throw new AssertionError("no session");
        }
        return session;
    }

    static Outgoing message(String text) {
        return Outgoing.of(List.of(EngineFrame.message(text)), false);
    }

    @Override
    public Optional<EngineError> admit(EngineRequest request, boolean upgrade) {
        return Optional.empty();
    }

    @Override
    public void refused(EngineError error) {}

    @Override
    public SessionListener opened(EngineSession opened, EngineRequest request) {
        session = opened;
        return new SessionListener() {
            @Override
            public void onText(String data) {
                log.add(data);
                handler.accept(data);
            }

            @Override
            public void onBinary(byte[] data) {
                log.add("bytes " + data.length);
            }

            @Override
            public void onUpgrade() {
                log.add("upgraded");
            }

            @Override
            public void onThrottled() {
                log.add("throttled");
            }

            @Override
            public void onDropped(int packets) {
                log.add("dropped " + packets);
            }

            @Override
            public void onClose(CloseReason reason) {
                log.add("closed " + reason);
            }
        };
    }

    static EngineRequest request(String method, String query, boolean upgrade) {
        return new EngineRequest(method, query, Map.of(), "127.0.0.1", upgrade);
    }
}
