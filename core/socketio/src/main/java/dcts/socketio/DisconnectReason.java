package dcts.socketio;

import dcts.socketio.engine.CloseReason;

/** Why a socket or its connection ended. */
public enum DisconnectReason {
    /** The client left the namespace. */
    CLIENT_DISCONNECT,
    /** The application called {@link Socket#disconnect}. */
    SERVER_DISCONNECT,
    /** The client closed the connection. */
    TRANSPORT_CLOSE,
    /** The connection broke, or the client used it in a way that the protocol forbids. */
    TRANSPORT_ERROR,
    /** The client did not answer a ping. */
    PING_TIMEOUT,
    /** The client sent something that is no packet. */
    PARSE_ERROR,
    /** The client sent more bytes at once than it may. */
    TOO_LARGE,
    /** The client did not read what was sent. */
    SLOW_CONSUMER,
    /** No namespace was connected in time. */
    CONNECT_TIMEOUT,
    /** The server closes. */
    SERVER_CLOSE;

    static DisconnectReason of(CloseReason reason) {
        return switch (reason) {
            case TRANSPORT_CLOSE -> TRANSPORT_CLOSE;
            case TRANSPORT_ERROR -> TRANSPORT_ERROR;
            case PING_TIMEOUT -> PING_TIMEOUT;
            case PARSE_ERROR -> PARSE_ERROR;
            case TOO_LARGE -> TOO_LARGE;
            case SLOW_CONSUMER -> SLOW_CONSUMER;
            case CONNECT_TIMEOUT -> CONNECT_TIMEOUT;
            case FORCED_CLOSE -> SERVER_DISCONNECT;
            case SERVER_CLOSE -> SERVER_CLOSE;
        };
    }
}
