package dcts.socketio.packet;

import dcts.socketio.engine.MalformedPacketException;

/** The seven types, in the order of their digits on the wire. */
public enum PacketType {
    /** Asks for or grants a namespace. */
    CONNECT,
    /** Leaves a namespace. */
    DISCONNECT,
    /** An event. */
    EVENT,
    /** The answer to an event. */
    ACK,
    /** Refuses a namespace. */
    CONNECT_ERROR,
    /** An event with attachments. */
    BINARY_EVENT,
    /** An answer with attachments. */
    BINARY_ACK;

    private static final PacketType[] BY_DIGIT = values();

    boolean hasAttachments() {
        return this == BINARY_EVENT || this == BINARY_ACK;
    }

    boolean mayHaveId() {
        return this == EVENT || this == ACK || hasAttachments();
    }

    static PacketType ofDigit(char digit) throws MalformedPacketException {
        int index = digit - '0';
        if (index < 0 || index >= BY_DIGIT.length) {
            throw new MalformedPacketException("unknown packet type");
        }
        return BY_DIGIT[index];
    }
}
