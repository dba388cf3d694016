package dcts.socketio.engine;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One client's Engine.IO session over whichever transport it uses now. All its state is guarded by one lock, which is
 * never held while a write or a listener runs: such things are {@link Effects} of what happens with the lock held.
 */
public final class EngineSession {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration LAST_POLL = Duration.ofMillis(100);
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
    private final InboundGate gate;
    private final InboundBucket bucket;
    private final PollingTransport polling;
    private final Upgrade upgrade;
    private final Deadline closing;
    private Transport transport;
    private volatile State state = State.OPEN;
    private CloseReason reason = CloseReason.FORCED_CLOSE;
    private String reasonText = "";
    private int inboundLimit;
    private volatile @Nullable SessionListener listener;

    EngineSession(Engine engine, String sid) {
        this.engine = engine;
        this.sid = sid;
        EngineConfig config = engine.config();
        queue = new OutboundQueue(config.outbound(), engine.outbound());
        gate = new InboundGate(engine.timers());
        bucket = new InboundBucket(config.inbound(), engine.timers().nanoTime());
        heartbeat = new Heartbeat(config.heartbeat(), engine.timers(), this::onTimer);
        polling = new PollingTransport(this, queue);
        upgrade = new Upgrade(this, lock, engine.timers(), polling);
        closing = new Deadline(engine.timers(), () -> locked(after -> end(reason, reasonText, after)));
        transport = polling;
        inboundLimit = config.inbound().firstPayload();
    }

    // ---- for the layer above

    /** Queues a packet and sends it as soon as the transport can take it. Does nothing once the session is ending. */
    public void send(Outgoing packet) {
        locked(after -> {
            if (state != State.OPEN) {
                return;
            }
            if (!queue.fits(packet)) {
                transport.makeRoom(after);
            }
            int dropped = queue.offer(packet);
            if (dropped == OutboundQueue.OVERFLOW) {
                end(CloseReason.SLOW_CONSUMER, "", after);
            } else {
                flush(after);
                if (engine.outbound().exceeded()) {
                    after.add(engine::keepBudget);
                }
            }
            if (dropped > 0) {
                after.add(() -> listener().onDropped(dropped));
            }
        });
    }

    /** Ends the session at once; what is queued is lost. */
    public void close(CloseReason why) {
        close(why, "");
    }

    /** The same with a text of at most 100 ASCII characters for the close frame. */
    public void close(CloseReason why, String text) {
        locked(after -> end(why, text, after));
    }

    /** Ends the session as soon as everything queued was sent, or after five seconds. The text is for the close frame. */
    public void closeAfterFlush(CloseReason why, String text) {
        locked(after -> startClosing(why, text, CLOSE_TIMEOUT, after));
    }

    /** The server closes: as above, but a poll that finds nothing to tell is not waited for. */
    void serverCloses(Duration atMost) {
        locked(after -> {
            startClosing(CloseReason.SERVER_CLOSE, "", atMost, after);
            if (transport == polling && queue.isEmpty()) {
                end(CloseReason.SERVER_CLOSE, "", after);
            }
        });
    }

    /** Lets the client send up to {@code maxPayload} from now on. */
    public void raiseInboundLimit() {
        synchronized (lock) {
            inboundLimit = engine.config().inbound().maxPayload();
            if (transport instanceof SocketTransport socket) {
                socket.limitInbound(inboundLimit);
            }
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

    /** True unless we kept from reading, now or within the time that a client has to answer a ping. */
    public boolean isRead() {
        return gate.wasOpenFor(engine.config().heartbeat().timeout());
    }

    // ---- opening

    /** Starts the life of the session; the first thing that the client gets is the OPEN packet. */
    void open(SessionListener to, EngineFrame hello) {
        listener = to;
        locked(after -> {
            queue.offerFirst(Outgoing.of(hello));
            heartbeat.arm();
        });
    }

    void openSocket(WebSocketPeer peer) {
        locked(after -> {
            if (state == State.CLOSED) {
                after.add(() -> peer.close(reason, reasonText));
            } else {
                attach(peer, after);
            }
        });
    }

    // ---- polling

    /** A GET came. A second one while the first still waits means that the client lost track. */
    void poll(Exchange exchange) {
        locked(after -> {
            if (mayPoll(after)) {
                if (polling.park(exchange, upgrade.isRunning())) {
                    flush(after);
                    upgrade.parked(exchange);
                    return;
                }
                end(CloseReason.TRANSPORT_ERROR, "", after);
            }
            after.add(() -> refuse(exchange));
        });
    }

    /** A POST came. Returns true if its body may be read, else it was answered. */
    boolean beginPost(Exchange exchange) {
        Effects after = new Effects();
        boolean begun = false;
        synchronized (lock) {
            if (mayPoll(after)) {
                begun = polling.startPost();
                if (!begun) {
                    end(CloseReason.TRANSPORT_ERROR, "", after);
                }
            }
        }
        after.run();
        if (!begun) {
            refuse(exchange);
        }
        return begun;
    }

    /** All packets of the POST were accepted. False if one of them was a reason to end the session. */
    boolean endPost() {
        synchronized (lock) {
            polling.endPost();
            return state != State.CLOSED || reason == CloseReason.TRANSPORT_CLOSE;
        }
    }

    void refuse(Exchange exchange) {
        engine.refuse(exchange, EngineError.BAD_REQUEST);
    }

    // ---- both transports

    /** A packet came, after {@link #parkReader} said that there is room. */
    void receive(EnginePacket packet) {
        if (state == State.CLOSED || (state == State.CLOSING && !packet.isPong())) {
            return;
        }
        slowDown(packet.size());
        switch (packet) {
            case EnginePacket.Binary binary -> listener().onBinary(binary.data());
            case EnginePacket.Text text -> receiveText(text);
        }
    }

    /** Stops to read for a while from a client that sends too fast; nothing that it sent is lost. */
    private void slowDown(int size) {
        long pause = bucket.take(size, now());
        if (pause > 0) {
            gate.hold(Duration.ofNanos(pause));
            listener().onThrottled();
        }
    }

    /** Keeps a reader until there is room again and returns true, or returns false if there is room. */
    boolean parkReader(Runnable reader) {
        return gate.park(reader);
    }

    /** The transport has sent everything. */
    void drained() {
        if (state == State.CLOSING) {
            locked(this::flush);
        }
    }

    Upgrade upgrade() {
        return upgrade;
    }

    int queuedBytes() {
        synchronized (lock) {
            return queue.bytes();
        }
    }

    boolean isOver() {
        return state == State.CLOSED;
    }

    int inboundLimit() {
        synchronized (lock) {
            return inboundLimit;
        }
    }

    int maxPayload() {
        return engine.config().inbound().maxPayload();
    }

    FlushTick flushTick() {
        return engine.flushTick();
    }

    long now() {
        return engine.timers().nanoTime();
    }

    private void receiveText(EnginePacket.Text packet) {
        switch (packet.type()) {
            case '1' -> locked(this::leave);
            case '3' -> locked(after -> pong());
            case '4' -> listener().onText(packet.data());
            case '6' -> {}
            default -> close(CloseReason.PARSE_ERROR);
        }
    }

    private void onTimer() {
        locked(after -> {
            if (state != State.CLOSED) {
                tick(now(), after);
            }
        });
    }

    private SessionListener listener() {
        return Objects.requireNonNull(listener, "not open yet");
    }

    private void locked(Consumer<Effects> step) {
        Effects after = new Effects();
        synchronized (lock) {
            step.accept(after);
        }
        after.run();
    }

    // ---- with the lock held

    /** False if the session is not on polling, or its time is over even if the timer did not fire yet. */
    private boolean mayPoll(Effects after) {
        // While it is us who do not read, and for the time of an answer after that, the client cannot be late.
        if (heartbeat.expired(now()) && isRead()) {
            end(CloseReason.PING_TIMEOUT, "", after);
        }
        return state != State.CLOSED && transport == polling;
    }

    boolean mayUpgrade() {
        return state == State.OPEN && transport == polling;
    }

    void moveTo(WebSocketPeer peer, Effects after) {
        polling.refuse(after);
        after.add(() -> listener().onUpgrade());
        attach(peer, after);
    }

    private void attach(WebSocketPeer peer, Effects after) {
        transport = new SocketTransport(this, lock, queue, peer);
        peer.link().limitInbound(inboundLimit);
        flush(after);
    }

    private void flush(Effects after) {
        boolean last = state == State.CLOSING;
        if (transport.flush(last ? reason : null, after) && last) {
            end(reason, reasonText, after);
        }
    }

    private void startClosing(CloseReason why, String text, Duration atMost, Effects after) {
        if (state != State.CLOSED) {
            closing.within(atMost);
        }
        if (state == State.OPEN) {
            state = State.CLOSING;
            reason = why;
            reasonText = text;
            flush(after);
        }
    }

    /** The client says goodbye. Its last poll may have been overtaken by that and still wants its answer. */
    private void leave(Effects after) {
        queue.clear();
        if (transport == polling && polling.waiting() == null) {
            startClosing(CloseReason.TRANSPORT_CLOSE, "", LAST_POLL, after);
        } else {
            end(CloseReason.TRANSPORT_CLOSE, "", after);
        }
    }

    private void pong() {
        if (state != State.CLOSED) {
            heartbeat.pong(now());
        }
    }

    private void tick(long now, Effects after) {
        if (now - transport.busySince(now) > WRITE_TIMEOUT_NANOS) {
            end(CloseReason.SLOW_CONSUMER, "", after);
        } else if (heartbeat.unanswered(now) && isRead()) {
            end(CloseReason.PING_TIMEOUT, "", after);
        } else {
            beat(now, after);
            heartbeat.arm();
        }
    }

    private void beat(long now, Effects after) {
        if (heartbeat.unanswered(now)) {
            heartbeat.excuse(now);
        }
        if (heartbeat.pingDue(now)) {
            heartbeat.pinged(now);
            queue.offerFirst(Outgoing.of(EngineFrame.PING));
            flush(after);
        }
    }

    private void end(CloseReason why, String text, Effects after) {
        if (state == State.CLOSED) {
            return;
        }
        state = State.CLOSED;
        reason = why;
        reasonText = text;
        after.add(() -> engine.remove(sid));
        transport.end(why, text, after);
        upgrade.end(why, after);
        queue.clear();
        heartbeat.stop();
        closing.stop();
        after.add(gate::openForGood);
        after.add(() -> listener().onClose(why));
    }
}
