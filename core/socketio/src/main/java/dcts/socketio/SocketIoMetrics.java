package dcts.socketio;

/** Counters of a server. Called from any thread, often; must neither block nor throw. */
public interface SocketIoMetrics {
    /** Counts nothing. */
    SocketIoMetrics NONE = new SocketIoMetrics() {};

    /** An Engine.IO session was opened. */
    default void connectionOpened() {}

    /** An Engine.IO session ended. */
    default void connectionClosed(DisconnectReason reason) {}

    /** A request was answered with an error. */
    default void requestRefused(int httpStatus) {}

    /** A session moved from polling to WebSocket. */
    default void upgraded() {}

    /** A Socket.IO packet came, with the size of its text part in bytes or characters. */
    default void packetReceived(int size) {}

    /** A namespace was refused, by the {@link Authenticator} or because there is none of that name. */
    default void connectRefused() {}

    /** A volatile packet was dropped because its receiver is slow. */
    default void volatileDropped() {}

    /** A client sends faster than it may and is not read for a while. */
    default void throttled() {}

    /** An application handler threw. */
    default void handlerFailed() {}
}
