package dcts.socketio.engine;

/**
 * An HTTP refusal. The body is {@code {"code":n,"message":"..."}}; official clients show both.
 *
 * @param status HTTP status
 * @param code one of the six codes of Engine.IO
 * @param message plain text for the developer of a client
 */
public record EngineError(int status, int code, String message) {
    /** The {@code transport} parameter is neither polling nor websocket. */
    public static final EngineError UNKNOWN_TRANSPORT = new EngineError(400, 0, "Transport unknown");

    /** No session has this {@code sid}. */
    public static final EngineError UNKNOWN_SID = new EngineError(400, 1, "Session ID unknown");

    /** A handshake by another method than GET. */
    public static final EngineError BAD_HANDSHAKE_METHOD = new EngineError(400, 2, "Bad handshake method");

    /** Anything else that is wrong with a request. */
    public static final EngineError BAD_REQUEST = new EngineError(400, 3, "Bad request");

    /** {@code EIO} is missing or not 4. */
    public static final EngineError UNSUPPORTED_PROTOCOL_VERSION =
            new EngineError(400, 5, "Unsupported protocol version");

    /** The body is larger than this session may send. */
    public static final EngineError TOO_LARGE = new EngineError(413, 3, "Payload too large");

    /** The server is closing. */
    public static final EngineError CLOSING = new EngineError(503, 3, "Server is closing");

    /** There are as many sessions as there may be. */
    public static final EngineError FULL = new EngineError(503, 3, "Too many connections");

    /** Refuses a handshake for good. */
    public static EngineError forbidden(String message) {
        return new EngineError(403, 4, message);
    }

    /** Refuses a handshake for now. */
    public static EngineError tooManyRequests(String message) {
        return new EngineError(429, 4, message);
    }
}
