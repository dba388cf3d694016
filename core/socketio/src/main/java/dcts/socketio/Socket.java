package dcts.socketio;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One client in one namespace. All methods work from any thread and never block. */
public interface Socket {
    /** A random id made by the server; public, and unlike the engine session's id no secret. */
    String id();

    /** What the client said when it connected, with the payload of its CONNECT. */
    Handshake handshake();

    /** What the {@link Authenticator} returned. */
    @Nullable
    Object attachment();

    /**
     * Queues a packet. Emits of one thread keep their order. Does nothing on a closed socket; a client that does not read
     * what is queued loses its connection.
     *
     * @throws IllegalArgumentException if the packet was prepared for another namespace
     */
    void emit(PreparedPacket packet);

    /**
     * Emits an event with one argument of encoded JSON and waits for the client's acknowledgement without holding a thread.
     * At most 1,000 may be pending; beyond that the answer is empty at once.
     */
    void request(String event, String argumentJson, Duration timeout, AckHandler handler);

    /**
     * Sends a disconnect, after which official clients do not come back by themselves; closes the connection if no other
     * namespace uses it.
     *
     * @param reason short text for the close frame, ASCII, at most 100 characters
     */
    void disconnect(String reason);

    /**
     * Enters a room of the namespace; does nothing on a closed socket. Rooms are the server's matter: clients do not hear
     * of them.
     *
     * @throws IllegalStateException if it is in as many as it may be
     */
    void join(String room);

    /** Leaves a room. */
    void leave(String room);

    /** The rooms that were joined and not left. */
    Set<String> rooms();

    /** False as soon as the socket is known to be gone. */
    boolean connected();
}
