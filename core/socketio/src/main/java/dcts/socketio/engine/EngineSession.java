package dcts.socketio.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * One client's Engine.IO session over whichever transport it uses now.
 *
 * <p>All state is guarded by one lock. Methods that run with the lock held return what is still to be done as a {@code
 * Runnable}, which is run after the lock was released; so neither a write nor a listener ever runs with it.
 */
public final class EngineSession {
    static final Runnable NOTHING = () -> {};

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration UPGRADE_TIMEOUT = Duration.ofSeconds(10);
    private static final long WRITE_TIMEOUT_NANOS = Duration.ofSeconds(30).toNanos();

    private enum State {
        OPEN,
        /** Sends what is queued, takes nothing more. */
        CLOSING,
        CLOSED
    }

    private final Object lock = new Object();
    private final Engine engine;
    private final String sid;
    private final OutboundQueue queue;
    private final Heartbeat heartbeat;
    private final InboundGate gate = new InboundGate();
    private State state = State.OPEN;
    private CloseReason closing = CloseReason.FORCED_CLOSE;
    private String closingText = "";
    private int inboundLimit;
    private boolean posting;
    private boolean probed;
    private long armedFor;
    private @Nullable Exchange poll;
    private @Nullable WebSocketPeer probe;
    private @Nullable WebSocketPeer socket;
    private @Nullable SocketWriter writer;
    private @Nullable SessionListener listener;
    private @Nullable Future<?> timer;

    EngineSession(Engine engine, String sid) {
        this.engine = engine;
        this.sid = sid;
        EngineConfig config = engine.config();
        queue = new OutboundQueue(config.maxQueuedBytes(), config.maxQueuedPackets());
        heartbeat = new Heartbeat(config, now());
        inboundLimit = config.firstPayload();
    }

    // ---- for the layer above

    /** Queues a packet and sends it as soon as the transport can take it. Does nothing once the session is ending. */
    public void send(Outgoing packet) {
        int dropped;
        Runnable then;
        synchronized (lock) {
            if (state != State.OPEN) {
                return;
            }
            dropped = queue.offer(packet);
            then = dropped == OutboundQueue.OVERFLOW ? end(CloseReason.SLOW_CONSUMER, "slow consumer") : flush();
        }
        then.run();
        if (dropped > 0) {
            listener().onDropped(dropped);
        }
    }

    /** Ends the session at once; what is queued is lost. */
    public void close(CloseReason reason) {
        close(reason, "");
    }

    /** The same with a text of at most 100 ASCII characters for the close frame. */
    public void close(CloseReason reason, String text) {
        Runnable then;
        synchronized (lock) {
            then = end(reason, text);
        }
        then.run();
    }

    /** Ends the session as soon as everything queued was sent, or after five seconds. The text is for the close frame. */
    public void closeAfterFlush(CloseReason reason, String text) {
        Runnable then = NOTHING;
        synchronized (lock) {
            if (state == State.OPEN) {
                state = State.CLOSING;
                closing = reason;
                closingText = text;
                engine.timers().schedule(() -> close(reason, text), CLOSE_TIMEOUT);
                then = writer == null ? flush() : endIfDrained();
            }
        }
        then.run();
    }

    /** Lets the client send up to {@code maxPayload} from now on. */
    public void raiseInboundLimit() {
        WebSocketPeer active;
        synchronized (lock) {
            inboundLimit = engine.config().maxPayload();
            active = socket;
        }
        if (active != null) {
            active.link().limitInbound(engine.config().maxPayload());
        }
    }

    /** Stops reading from the client. Every call needs one {@link #releaseReading}. */
    public void holdReading() {
        gate.hold();
    }

    /** Takes one {@link #holdReading} back. */
    public void releaseReading() {
        gate.release();
    }

    // ---- opening

    /** Starts the life of the session; the first thing that the client gets is the OPEN packet. */
    void open(SessionListener to, EngineFrame hello) {
        synchronized (lock) {
            listener = to;
            queue.offerFirst(Outgoing.of(hello));
            arm();
        }
    }

    void openSocket(WebSocketPeer peer) {
        Runnable then;
        synchronized (lock) {
            then = state == State.CLOSED ? () -> peer.close(CloseReason.TRANSPORT_ERROR, "") : attach(peer);
        }
        then.run();
    }

    // ---- polling

    /** A GET came. */
    void poll(Exchange exchange) {
        Runnable then;
        synchronized (lock) {
            if (late()) {
                then = both(end(CloseReason.PING_TIMEOUT, ""), () -> engine.refuse(exchange, EngineError.UNKNOWN_SID));
            } else if (state == State.CLOSED || socket != null) {
                then = () -> engine.refuse(exchange, EngineError.BAD_REQUEST);
            } else if (poll != null) {
                then = both(
                        end(CloseReason.TRANSPORT_ERROR, ""), () -> engine.refuse(exchange, EngineError.BAD_REQUEST));
            } else {
                poll = exchange;
                then = flush();
            }
        }
        then.run();
    }

    /** A POST came. Returns true if its body may be read, else it was answered. */
    boolean beginPost(Exchange exchange) {
        Runnable then;
        synchronized (lock) {
            if (late()) {
                then = end(CloseReason.PING_TIMEOUT, "");
            } else if (state == State.CLOSED || socket != null) {
                then = NOTHING;
            } else if (posting) {
                then = end(CloseReason.TRANSPORT_ERROR, "");
            } else {
                posting = true;
                return true;
            }
        }
        then.run();
        engine.refuse(exchange, EngineError.BAD_REQUEST);
        return false;
    }

    /** The body of the POST is there. It is answered once all its packets were accepted. */
    void post(byte[] body, Exchange exchange) {
        try {
            feed(EnginePacket.ofPayload(body).iterator(), exchange);
        } catch (MalformedPacketException e) {
            close(CloseReason.PARSE_ERROR);
            engine.refuse(exchange, EngineError.BAD_REQUEST);
        }
    }

    /** The body of the POST could not be read to its end, so something that the client sent is lost. */
    void postLost(CloseReason reason, EngineError error, Exchange exchange) {
        close(reason);
        engine.refuse(exchange, error);
    }

    private void feed(Iterator<EnginePacket> packets, Exchange exchange) {
        while (packets.hasNext()) {
            if (gate.park(() -> feed(packets, exchange))) {
                return;
            }
            receive(packets.next());
        }
        boolean refused;
        synchronized (lock) {
            posting = false;
            refused = state == State.CLOSED && closing != CloseReason.TRANSPORT_CLOSE;
        }
        if (refused) {
            engine.refuse(exchange, EngineError.BAD_REQUEST);
        } else {
            exchange.answer(PollingPayload.OK, cause -> close(CloseReason.TRANSPORT_ERROR));
        }
    }

    boolean isOver() {
        synchronized (lock) {
            return state == State.CLOSED;
        }
    }

    int inboundLimit() {
        synchronized (lock) {
            return inboundLimit;
        }
    }

    // ---- WebSocket

    /** Keeps a second transport aside. False if there is one already or the session is over. */
    boolean startProbe(WebSocketPeer peer) {
        synchronized (lock) {
            if (state != State.OPEN || socket != null || probe != null) {
                return false;
            }
            probe = peer;
            engine.timers().schedule(() -> giveUp(peer), UPGRADE_TIMEOUT);
            return true;
        }
    }

    /** The probe arrived over the second transport; polls are released from now on, so that the client can leave them. */
    boolean confirmProbe(WebSocketPeer peer) {
        Runnable then;
        synchronized (lock) {
            if (probe != peer) {
                return false;
            }
            probed = true;
            then = flush();
        }
        peer.link().write(List.of(EngineFrame.PROBE_ANSWER), peer);
        then.run();
        return true;
    }

    /** The client moved over; the rest of the queue goes through the WebSocket. */
    boolean upgrade(WebSocketPeer peer) {
        Runnable then;
        synchronized (lock) {
            if (probe != peer || !probed) {
                return false;
            }
            Exchange left = poll;
            poll = null;
            probe = null;
            then = attach(peer);
            if (left != null) {
                then = both(() -> left.answer(PollingPayload.of(List.of(EngineFrame.NOOP)), cause -> {}), then);
            }
        }
        listener().onUpgrade();
        then.run();
        return true;
    }

    /** The second transport is gone or was dropped; the session stays on polling. */
    void forget(WebSocketPeer peer) {
        synchronized (lock) {
            if (probe == peer) {
                probe = null;
                probed = false;
            }
        }
    }

    /** Calls the reader back when there is room again and returns true, or returns false if there is room. */
    boolean parkReader(Runnable reader) {
        return gate.park(reader);
    }

    /** Everything queued was written. */
    void drained() {
        Runnable then;
        synchronized (lock) {
            then = endIfDrained();
        }
        then.run();
    }

    // ---- both transports

    void receive(EnginePacket packet) {
        synchronized (lock) {
            if (state != State.OPEN) {
                return;
            }
        }
        switch (packet) {
            case EnginePacket.Binary binary -> listener().onBinary(binary.data());
            case EnginePacket.Text text -> receive(text);
        }
    }

    private void receive(EnginePacket.Text packet) {
        switch (packet.type()) {
            case '1' -> close(CloseReason.TRANSPORT_CLOSE);
            case '3' -> pong();
            case '4' -> listener().onText(packet.data());
            case '6' -> {}
            default -> close(CloseReason.PARSE_ERROR);
        }
    }

    private void pong() {
        synchronized (lock) {
            heartbeat.pong(now());
            if (state != State.CLOSED && heartbeat.next() - armedFor < 0) {
                arm();
            }
        }
    }

    long now() {
        return engine.timers().nanoTime();
    }

    private SessionListener listener() {
        SessionListener known = listener;
        if (known == null) {
            throw new IllegalStateException("session was not opened");
        }
        return known;
    }

    // ---- with the lock held

    private Runnable attach(WebSocketPeer peer) {
        socket = peer;
        SocketWriter output = new SocketWriter(this, lock, queue, peer.link());
        writer = output;
        peer.link().limitInbound(inboundLimit);
        return both(output.flush(), state == State.CLOSING ? endIfDrained() : NOTHING);
    }

    private Runnable flush() {
        return writer != null ? writer.flush() : answerPoll();
    }

    private Runnable answerPoll() {
        Exchange waiting = poll;
        if (waiting == null) {
            return NOTHING;
        }
        List<EngineFrame> frames = queue.take(engine.config().maxPayload(), Integer.MAX_VALUE);
        if (state == State.CLOSING && queue.isEmpty()) {
            frames = new ArrayList<>(frames);
            frames.add(EngineFrame.CLOSE);
        } else if (frames.isEmpty() && probed) {
            frames = List.of(EngineFrame.NOOP);
        }
        if (frames.isEmpty()) {
            return NOTHING;
        }
        poll = null;
        byte[] body = PollingPayload.of(frames);
        Runnable answer = () -> waiting.answer(body, cause -> close(CloseReason.TRANSPORT_ERROR));
        return both(answer, endIfDrained());
    }

    private Runnable endIfDrained() {
        boolean idle = writer == null ? poll == null : writer.isIdle();
        return state == State.CLOSING && idle && queue.isEmpty() ? end(closing, closingText) : NOTHING;
    }

    /** The deadline counts even if the timer did not fire yet, but not while it is us who do not read. */
    private boolean late() {
        return heartbeat.expired(now()) && gate.isOpen();
    }

    private void arm() {
        if (timer != null) {
            timer.cancel(false);
        }
        armedFor = heartbeat.next();
        long delay = Math.max(0, armedFor - now());
        timer = engine.timers().schedule(this::onTimer, Duration.ofNanos(delay));
    }

    private void onTimer() {
        Runnable then;
        synchronized (lock) {
            if (state == State.CLOSED) {
                return;
            }
            then = tick(now());
            if (state != State.CLOSED) {
                arm();
            }
        }
        then.run();
    }

    private Runnable tick(long now) {
        if (writer != null && now - writer.busySince(now) > WRITE_TIMEOUT_NANOS) {
            return end(CloseReason.SLOW_CONSUMER, "");
        }
        if (heartbeat.unanswered(now)) {
            if (gate.isOpen()) {
                return end(CloseReason.PING_TIMEOUT, "");
            }
            heartbeat.excuse(now);
        }
        if (heartbeat.pingDue(now)) {
            heartbeat.pinged(now);
            queue.offerFirst(Outgoing.of(EngineFrame.PING));
            return flush();
        }
        return NOTHING;
    }

    private Runnable end(CloseReason reason, String text) {
        if (state == State.CLOSED) {
            return NOTHING;
        }
        state = State.CLOSED;
        closing = reason;
        Exchange waiting = poll;
        poll = null;
        List<WebSocketPeer> peers = new ArrayList<>(2);
        if (socket != null) {
            peers.add(socket);
        }
        if (probe != null) {
            peers.add(probe);
            probe = null;
        }
        queue.clear();
        if (timer != null) {
            timer.cancel(false);
        }
        return () -> {
            farewell(waiting, peers, reason, text);
            gate.openForGood();
            engine.remove(sid);
            listener().onClose(reason);
        };
    }

    private static void farewell(
            @Nullable Exchange waiting, List<WebSocketPeer> peers, CloseReason reason, String text) {
        if (waiting != null) {
            EngineFrame last = reason == CloseReason.TRANSPORT_CLOSE ? EngineFrame.NOOP : EngineFrame.CLOSE;
            waiting.answer(PollingPayload.of(List.of(last)), cause -> {});
        }
        peers.forEach(peer -> peer.close(reason, text));
    }

    private void giveUp(WebSocketPeer peer) {
        boolean waiting;
        synchronized (lock) {
            waiting = probe == peer;
        }
        if (waiting) {
            forget(peer);
            peer.close(CloseReason.TRANSPORT_ERROR, "upgrade timeout");
        }
    }

    private static Runnable both(Runnable first, Runnable second) {
        if (first == NOTHING) {
            return second;
        }
        return second == NOTHING
                ? first
                : () -> {
                    first.run();
                    second.run();
                };
    }
}
