package dcts.socketio.engine;

/** A polling POST whose body is about to be read. Exactly one of the methods that take its outcome is called, once. */
public final class EnginePost {
    private final EngineSession session;
    private final Exchange exchange;

    EnginePost(EngineSession session, Exchange exchange) {
        this.session = session;
        this.exchange = exchange;
    }

    /** Most bytes that the body may have. */
    public int limit() {
        return session.inboundLimit();
    }

    /** The whole body was read. */
    public void body(byte[] body) {
        session.post(body, exchange);
    }

    /** The body is larger than {@link #limit}. */
    public void tooLarge() {
        session.postLost(CloseReason.TOO_LARGE, EngineError.TOO_LARGE, exchange);
    }

    /** The body could not be read or has a wrong type. */
    public void failed() {
        session.postLost(CloseReason.TRANSPORT_ERROR, EngineError.BAD_REQUEST, exchange);
    }
}
