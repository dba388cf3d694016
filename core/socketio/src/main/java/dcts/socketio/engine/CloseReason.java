package dcts.socketio.engine;

/** Why a session ended; exactly one for each session. */
public enum CloseReason {
    /** The client said goodbye or its WebSocket was closed. */
    TRANSPORT_CLOSE(1000),
    /** The connection broke, or the client used it in a way that the protocol forbids. */
    TRANSPORT_ERROR(1002),
    /** The client did not answer a ping. */
    PING_TIMEOUT(1000),
    /** The client sent something that is no packet. */
    PARSE_ERROR(1002),
    /** The client sent more bytes at once than it may. */
    TOO_LARGE(1009),
    /** The client did not read what was sent. */
    SLOW_CONSUMER(1008),
    /** The client did not connect to anything in time. */
    CONNECT_TIMEOUT(1008),
    /** The layer above closed the session. */
    FORCED_CLOSE(1000),
    /** The server closes. */
    SERVER_CLOSE(1001);

    private final int webSocketCode;

    CloseReason(int webSocketCode) {
        this.webSocketCode = webSocketCode;
    }

    int webSocketCode() {
        return webSocketCode;
    }

    /** True if the peer is not reading, so that a polite goodbye would wait in vain. */
    boolean peerIsStuck() {
        return this == SLOW_CONSUMER || this == PING_TIMEOUT;
    }
}
