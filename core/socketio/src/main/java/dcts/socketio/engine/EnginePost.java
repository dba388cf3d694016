package dcts.socketio.engine;

import java.util.Iterator;

/** A polling POST whose body is about to be read. Exactly one of the methods that take its outcome is called, once. */
public final class EnginePost {
    private final EngineSession session;
    private final Engine engine;
    private final Exchange exchange;

    EnginePost(EngineSession session, Engine engine, Exchange exchange) {
        this.session = session;
        this.engine = engine;
        this.exchange = exchange;
    }

    /** Most bytes that the body may have. */
    public int limit() {
        return session.inboundLimit();
    }

    /** The whole body was read. It is answered once all its packets were accepted. */
    public void body(byte[] body) {
        try {
            feed(EnginePacket.ofPayload(body).iterator());
        } catch (MalformedPacketException e) {
            refuse(CloseReason.PARSE_ERROR, EngineError.BAD_REQUEST);
        }
    }

    /** The body is larger than {@link #limit}. */
    public void tooLarge() {
        refuse(CloseReason.TOO_LARGE, EngineError.TOO_LARGE);
    }

    /** The body could not be read or has a wrong type. */
    public void failed() {
        refuse(CloseReason.TRANSPORT_ERROR, EngineError.BAD_REQUEST);
    }

    private void feed(Iterator<EnginePacket> packets) {
        while (packets.hasNext()) {
            if (session.parkReader(() -> feed(packets))) {
                return;
            }
            session.receive(packets.next());
        }
        if (session.endPost()) {
            exchange.answer(PollingPayload.OK, cause -> session.close(CloseReason.TRANSPORT_ERROR));
        } else {
            engine.refuse(exchange, EngineError.BAD_REQUEST);
        }
    }

    /** Something that the client sent is lost, and with it the session. */
    private void refuse(CloseReason reason, EngineError error) {
        session.close(reason);
        engine.refuse(exchange, error);
    }
}
