package dcts.socketio.engine;

/** A client sent something that is no packet. Has no stack trace, since clients can cause as many as they like. */
public final class MalformedPacketException extends Exception {
    /** The message must not quote what was sent. */
    public MalformedPacketException(String message) {
        super(message, null, false, false);
    }
}
