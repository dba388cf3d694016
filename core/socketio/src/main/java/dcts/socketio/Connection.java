package dcts.socketio;

import dcts.socketio.engine.CloseReason;
import dcts.socketio.engine.EngineSession;
import dcts.socketio.engine.MalformedPacketException;
import dcts.socketio.engine.Outgoing;
import dcts.socketio.engine.SessionListener;
import dcts.socketio.packet.Packet;
import dcts.socketio.packet.PacketEncoder;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** One client's connection with its sockets, at most one for each namespace. */
final class Connection implements SessionListener, Mailbox.Flow {
    /** Longer names of namespaces are refused. */
    private static final int MAX_NAME = 100;

    private final Sockets owner;
    private final EngineSession session;
    private final Handshake handshake;
    private final Assembly assembly;
    private final Map<String, ClientSocket> sockets = new HashMap<>(2);
    private boolean closed;
    private @Nullable Future<?> connectTimer;

    Connection(Sockets owner, EngineSession session, Handshake handshake) {
        this.owner = owner;
        this.session = session;
        this.handshake = handshake;
        this.assembly = new Assembly(session, owner.config().engine(), (delay, task) -> schedule(task, delay));
    }

    // ---- from the engine

    @Override
    public void onText(String data) {
        owner.metrics().packetReceived(data.length());
        try {
            assembly.text(data).ifPresent(this::dispatch);
        } catch (MalformedPacketException e) {
            session.close(CloseReason.PARSE_ERROR);
        }
    }

    @Override
    public void onBinary(byte[] data) {
        try {
            assembly.binary(data).ifPresent(this::dispatch);
        } catch (MalformedPacketException e) {
            session.close(CloseReason.PARSE_ERROR);
        }
    }

    @Override
    public void onUpgrade() {
        owner.metrics().upgraded();
    }

    @Override
    public void onThrottled() {
        owner.metrics().throttled();
    }

    @Override
    public void onDropped(int packets) {
        for (int i = 0; i < packets; i++) {
            owner.metrics().volatileDropped();
        }
    }

    @Override
    public void onClose(CloseReason closeReason) {
        List<ClientSocket> all;
        synchronized (this) {
            closed = true;
            stopConnectTimer();
            assembly.close();
            all = List.copyOf(sockets.values());
        }
        DisconnectReason reason = DisconnectReason.of(closeReason);
        all.forEach(socket -> socket.close(reason));
        owner.metrics().connectionClosed(reason);
    }

    // ---- from the sockets

    int maxRooms() {
        return owner.config().caps().rooms();
    }

    void gone(LocalNamespace namespace) {
        owner.namespaces().release(namespace);
    }

    Handshake handshake() {
        return handshake;
    }

    Mailbox newMailbox() {
        return new Mailbox(owner.runtime().handlers(), this);
    }

    Future<?> schedule(Runnable task, Duration delay) {
        return owner.runtime().timers().schedule(task, delay);
    }

    void send(Outgoing packet) {
        session.send(packet);
    }

    void close(CloseReason reason) {
        session.close(reason);
    }

    /** A socket is connected, so the client is known. */
    void accepted() {
        synchronized (this) {
            stopConnectTimer();
        }
        session.raiseInboundLimit();
    }

    void refuse(String namespace, String message, @Nullable String dataJson) {
        owner.metrics().connectRefused();
        session.send(PacketEncoder.connectError(namespace, message, dataJson));
        limitIdleness();
    }

    /** The application threw a socket out; without any other the connection has no use. */
    void expelled(String reason) {
        if (inUse()) {
            limitIdleness();
        } else {
            session.closeAfterFlush(CloseReason.FORCED_CLOSE, reason);
        }
    }

    /** While no namespace is connected time runs out, and asking again does not set it back. */
    synchronized void limitIdleness() {
        if (!closed && connectTimer == null && !connected()) {
            connectTimer = schedule(this::connectTimeout, owner.config().connectTimeout());
        }
    }

    @Override
    public void hold() {
        session.holdReading();
    }

    @Override
    public void release() {
        session.releaseReading();
    }

    @Override
    public void failed() {
        owner.metrics().handlerFailed();
    }

    // ---- packets

    private void dispatch(Packet packet) {
        switch (packet.type()) {
            case CONNECT -> connect(packet);
            case DISCONNECT -> disconnect(packet);
            case EVENT, ACK, BINARY_EVENT, BINARY_ACK -> pass(packet);
            case CONNECT_ERROR -> session.close(CloseReason.PARSE_ERROR);
        }
    }

    private void connect(Packet packet) {
        String name = packet.namespace();
        if (name.length() > MAX_NAME || !mayAskFor(name)) {
            refuse(name.substring(0, Math.min(MAX_NAME, name.length())), "Too many namespaces", null);
            return;
        }
        Optional<LocalNamespace> namespace = owner.namespaces().acquire(name);
        if (namespace.isEmpty()) {
            refuse(name, "Invalid namespace", null);
            return;
        }
        ClientSocket socket =
                new ClientSocket(this, namespace.get(), owner.runtime().ids().get());
        if (keep(socket)) {
            socket.ask(packet.json());
        } else {
            owner.namespaces().release(namespace.get());
            session.close(CloseReason.PARSE_ERROR);
        }
    }

    /** Sockets that are gone are remembered, since packets for them may be on their way, but not without end. */
    private synchronized boolean mayAskFor(String namespace) {
        int most = owner.config().caps().namespaces();
        if (sockets.size() >= most) {
            sockets.values().removeIf(ClientSocket::isClosed);
        }
        return sockets.size() < most || sockets.containsKey(namespace);
    }

    /** False if the client is in the namespace already. */
    private synchronized boolean keep(ClientSocket socket) {
        ClientSocket former = sockets.get(socket.namespaceName());
        boolean fresh = !closed && (former == null || former.isClosed());
        if (fresh) {
            sockets.put(socket.namespaceName(), socket);
        }
        return fresh;
    }

    private void disconnect(Packet packet) {
        ClientSocket socket = find(packet.namespace());
        if (socket == null) {
            session.close(CloseReason.PARSE_ERROR);
            return;
        }
        socket.close(DisconnectReason.CLIENT_DISCONNECT);
        limitIdleness();
    }

    private void pass(Packet packet) {
        ClientSocket socket = find(packet.namespace());
        if (socket == null) {
            session.close(CloseReason.PARSE_ERROR);
        } else if (!socket.isClosed()) {
            // Packets for a socket that we closed may have been on their way, so they are no offence.
            socket.take(packet);
        }
    }

    private synchronized @Nullable ClientSocket find(String namespace) {
        return sockets.get(namespace);
    }

    private synchronized boolean inUse() {
        return sockets.values().stream().anyMatch(socket -> !socket.isClosed());
    }

    private synchronized boolean connected() {
        return sockets.values().stream().anyMatch(ClientSocket::connected);
    }

    private void connectTimeout() {
        if (!connected()) {
            session.close(CloseReason.CONNECT_TIMEOUT);
        }
    }

    private void stopConnectTimer() {
        if (connectTimer != null) {
            connectTimer.cancel(false);
            connectTimer = null;
        }
    }
}
