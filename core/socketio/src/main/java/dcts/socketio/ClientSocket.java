package dcts.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.socketio.engine.CloseReason;
import dcts.socketio.engine.MalformedPacketException;
import dcts.socketio.engine.Outgoing;
import dcts.socketio.packet.Json;
import dcts.socketio.packet.Packet;
import dcts.socketio.packet.PacketEncoder;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client in one namespace. What the client causes goes through the mailbox, so that handlers never overlap. */
final class ClientSocket implements Socket {
    private static final Logger LOG = LoggerFactory.getLogger(ClientSocket.class);

    private enum State {
        /** Not decided yet whether the client may come in. */
        PENDING,
        CONNECTED,
        CLOSED
    }

    private final Connection connection;
    private final LocalNamespace namespace;
    private final String id;
    private final Mailbox mailbox;
    private final PendingAcks acks = new PendingAcks();
    private volatile State state = State.PENDING;
    private volatile boolean entered;
    private volatile boolean expelled;
    private volatile Handshake handshake;
    private volatile @Nullable Object attachment;

    ClientSocket(Connection connection, LocalNamespace namespace, String id) {
        this.connection = connection;
        this.namespace = namespace;
        this.id = id;
        this.handshake = connection.handshake();
        this.mailbox = connection.newMailbox();
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Handshake handshake() {
        return handshake;
    }

    @Override
    public @Nullable Object attachment() {
        return attachment;
    }

    @Override
    public boolean connected() {
        return state == State.CONNECTED;
    }

    @Override
    public void emit(PreparedPacket packet) {
        if (!packet.namespace().equals(namespace.name())) {
            throw new IllegalArgumentException("packet of namespace " + packet.namespace());
        }
        send(packet.outgoing());
    }

    @Override
    public void request(String event, String argumentJson, Duration timeout, AckHandler handler) {
        long ackId = acks.add(handler);
        if (ackId == PendingAcks.FULL) {
            mailbox.add(() -> handler.handle(Optional.empty()), 0);
            return;
        }
        send(PacketEncoder.event(namespace.name(), ackId, event, argumentJson));
        acks.expire(ackId, connection.schedule(() -> unanswered(ackId), timeout));
        if (state == State.CLOSED) {
            unanswered(ackId);
        }
    }

    @Override
    public void disconnect(String reason) {
        if (close(DisconnectReason.SERVER_DISCONNECT)) {
            connection.send(PacketEncoder.disconnect(namespace.name()));
            connection.expelled(reason);
        }
    }

    @Override
    public void join(String room) {
        if (rooms().size() >= connection.maxRooms()) {
            throw new IllegalStateException("a socket may be in " + connection.maxRooms() + " rooms");
        }
        namespace.adapter().join(this, room);
    }

    @Override
    public void leave(String room) {
        namespace.adapter().leave(this, room);
    }

    @Override
    public Set<String> rooms() {
        return namespace.adapter().rooms(this);
    }

    void send(Outgoing packet) {
        if (connected()) {
            connection.send(packet);
        }
    }

    String namespaceName() {
        return namespace.name();
    }

    boolean isClosed() {
        return state == State.CLOSED;
    }

    /** The client asked to come in. */
    void ask(String authJson) {
        mailbox.add(() -> authenticate(authJson), authJson.length());
    }

    /** The client sent an event or an answer. It waits for its turn, and is dropped if the client is not let in. */
    void take(Packet packet) {
        mailbox.add(() -> handle(packet), packet.size());
    }

    /** Leaves the namespace for good. Returns true if it was connected until now. */
    boolean close(DisconnectReason reason) {
        boolean wasConnected;
        boolean over;
        synchronized (this) {
            wasConnected = state == State.CONNECTED;
            over = state != State.CLOSED;
            state = State.CLOSED;
            expelled |= wasConnected && reason == DisconnectReason.SERVER_DISCONNECT;
        }
        if (over) {
            end();
        }
        if (wasConnected) {
            mailbox.add(() -> left(reason), 0);
        }
        return wasConnected;
    }

    /** The socket is closed, once and for good. */
    private void end() {
        connection.gone(namespace);
        namespace.adapter().remove(this);
    }

    private void authenticate(String authJson) {
        try {
            JsonNode auth = authJson.isEmpty() ? null : Json.object(authJson);
            handshake = connection.handshake().withAuth(auth);
            attachment = namespace.authenticator().authenticate(handshake);
            enter();
        } catch (MalformedPacketException e) {
            connection.close(CloseReason.PARSE_ERROR);
        } catch (ConnectRefused e) {
            refuse(String.valueOf(e.getMessage()), e.dataJson());
        } catch (RuntimeException e) {
            LOG.error("an authenticator failed", e);
            refuse("Internal error", null);
        }
    }

    private void refuse(String message, @Nullable String dataJson) {
        synchronized (this) {
            if (state != State.PENDING) {
                return;
            }
            state = State.CLOSED;
        }
        end();
        connection.refuse(namespace.name(), message, dataJson);
    }

    private void enter() {
        synchronized (this) {
            if (state != State.PENDING) {
                return;
            }
            state = State.CONNECTED;
            entered = true;
        }
        connection.accepted();
        connection.send(PacketEncoder.connect(namespace.name(), id));
        namespace.adapter().add(this);
        if (!connected()) {
            namespace.adapter().remove(this);
        }
        mailbox.run(() -> namespace.connectHandler().accept(this));
    }

    private void handle(Packet packet) {
        if (!entered || expelled) {
            return;
        }
        try {
            switch (packet.type()) {
                case EVENT, BINARY_EVENT -> event(packet);
                default -> answer(packet);
            }
        } catch (MalformedPacketException e) {
            connection.close(CloseReason.PARSE_ERROR);
        }
    }

    private void event(Packet packet) throws MalformedPacketException {
        Json.Event event = Json.event(packet);
        Ack ack = packet.id() == Packet.NO_ID ? null : new SocketAck(this, packet.id());
        namespace.eventHandler().handle(this, event.name(), event.arguments(), ack);
    }

    private void answer(Packet packet) throws MalformedPacketException {
        AckHandler handler = acks.take(packet.id()).orElse(null);
        if (handler != null) {
            handler.handle(Optional.of(Json.arguments(packet)));
        }
    }

    private void unanswered(long ackId) {
        acks.take(ackId).ifPresent(handler -> mailbox.add(() -> handler.handle(Optional.empty()), 0));
    }

    private void left(DisconnectReason reason) {
        namespace.adapter().remove(this);
        acks.takeAll().forEach(handler -> mailbox.add(() -> handler.handle(Optional.empty()), 0));
        namespace.disconnectHandler().accept(this, reason);
    }
}
