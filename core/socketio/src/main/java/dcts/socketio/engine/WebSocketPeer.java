package dcts.socketio.engine;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** The engine's end of one WebSocket: a session of its own, or the second transport of a polling session. */
public final class WebSocketPeer implements WebSocketLink.Completion {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

    private enum Mode {
        /** Waits for the probe of an upgrade. */
        PROBING,
        /** Waits for the client to move over. */
        PROBED,
        ACTIVE,
        REJECTED
    }

    private final Engine engine;
    private final EngineRequest request;
    private volatile @Nullable EngineSession session;
    private volatile @Nullable WebSocketLink link;
    private volatile Mode mode = Mode.PROBING;
    private volatile @Nullable Future<?> reaper;
    private volatile boolean gone;
    private boolean answering;
    private @Nullable Runnable early;

    WebSocketPeer(Engine engine, EngineRequest request, @Nullable EngineSession session) {
        this.engine = engine;
        this.request = request;
        this.session = session;
    }

    /** Holds the place of the second transport, before the client can know that it may use it. */
    void reserve() {
        EngineSession known = session;
        if (known != null && !known.upgrade().start(this)) {
            mode = Mode.REJECTED;
        }
    }

    /** The WebSocket is open. Must come first. */
    public void opened(WebSocketLink opened) {
        synchronized (this) {
            link = opened;
        }
        EngineSession known = session;
        if (known == null) {
            EngineSession fresh = engine.open(request);
            session = fresh;
            mode = Mode.ACTIVE;
            fresh.openSocket(this);
        } else if (mode == Mode.REJECTED) {
            reject();
        } else {
            opened.limitInbound(known.inboundLimit());
        }
    }

    /**
     * A text message came.
     *
     * @param more asks for the next message; called at once, or when there is room for it
     */
    public void text(String message, Runnable more) {
        EngineSession known = session();
        switch (mode) {
            case PROBING -> probe(known, message);
            case PROBED -> {
                if (isAnswering(() -> text(message, more))) {
                    return;
                }
                moveOver(known, message);
            }
            case ACTIVE -> deliver(known, message);
            case REJECTED -> {}
        }
        next(known, more);
    }

    /** A binary message came. The array is given away. */
    public void binary(byte[] message, Runnable more) {
        EngineSession known = session();
        if (mode == Mode.ACTIVE) {
            known.receive(new EnginePacket.Binary(message));
        } else if (mode != Mode.REJECTED) {
            reject();
        }
        next(known, more);
    }

    /** Something went wrong that ends the WebSocket. */
    public void broken(CloseReason reason) {
        EngineSession known = session;
        if (known == null) {
            return;
        }
        if (mode == Mode.ACTIVE) {
            known.close(reason);
        } else {
            known.upgrade().forget(this);
        }
    }

    /** The WebSocket is closed, or was never opened. */
    public void closed() {
        gone = true;
        Future<?> task = reaper;
        if (task != null) {
            task.cancel(false);
        }
        broken(CloseReason.TRANSPORT_CLOSE);
    }

    /** The answer to the probe was written. */
    @Override
    public void succeeded() {
        Runnable next;
        synchronized (this) {
            answering = false;
            next = early;
            early = null;
        }
        if (next != null) {
            next.run();
        }
    }

    @Override
    public void failed(Throwable cause) {
        broken(CloseReason.TRANSPORT_ERROR);
    }

    WebSocketLink link() {
        return Objects.requireNonNull(link, "not open yet");
    }

    void answerProbe() {
        synchronized (this) {
            answering = true;
        }
        link().write(List.of(EngineFrame.PROBE_ANSWER), this);
    }

    /** The client did not move over in time. */
    void upgradeTimeout() {
        if (session().upgrade().forget(this)) {
            mode = Mode.REJECTED;
            close(CloseReason.TRANSPORT_ERROR, "upgrade timeout");
        }
    }

    /**
     * Ends the WebSocket; drops it if the peer does not answer in time. A server that closes drops it at once: the official
     * Java client stops reading after a close frame and would not come back before its next ping is overdue.
     */
    void close(CloseReason reason, String text) {
        WebSocketLink open;
        synchronized (this) {
            open = link;
            if (open == null) {
                mode = Mode.REJECTED;
                return;
            }
        }
        if (gone) {
            return;
        }
        if (reason.peerIsStuck() || reason == CloseReason.SERVER_CLOSE) {
            open.abort();
        } else {
            open.close(reason.webSocketCode(), text);
            reaper = engine.timers().schedule(open::abort, CLOSE_TIMEOUT);
        }
    }

    private EngineSession session() {
        return Objects.requireNonNull(session, "not open yet");
    }

    private void probe(EngineSession known, String message) {
        mode = Mode.PROBED;
        if (!message.equals("2probe") || !known.upgrade().confirm(this)) {
            reject();
        }
    }

    /** Who moves over before the answer to the probe is written waits for that, so that there is never a second write. */
    private synchronized boolean isAnswering(Runnable reader) {
        early = answering ? reader : null;
        return answering;
    }

    private void moveOver(EngineSession known, String message) {
        mode = Mode.ACTIVE;
        if (!message.equals("5") || !known.upgrade().complete(this)) {
            reject();
        }
    }

    private void reject() {
        mode = Mode.REJECTED;
        session().upgrade().forget(this);
        close(CloseReason.TRANSPORT_ERROR, "");
    }

    private void deliver(EngineSession known, String message) {
        try {
            known.receive(EnginePacket.ofText(message));
        } catch (MalformedPacketException e) {
            known.close(CloseReason.PARSE_ERROR);
        }
    }

    private void next(EngineSession known, Runnable more) {
        if (mode != Mode.ACTIVE || !known.parkReader(more)) {
            more.run();
        }
    }
}
