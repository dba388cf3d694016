package dcts.socketio.packet;

import dcts.socketio.engine.MalformedPacketException;

/** The seven types of packets. */
public enum PacketType {
    /** Asks for or grants a namespace. */
    CONNECT('0'),
    /** Leaves a namespace. */
    DISCONNECT('1'),
    /** An event. */
    EVENT('2'),
    /** The answer to an event. */
    ACK('3'),
    /** Refuses a namespace. */
    CONNECT_ERROR('4'),
    /** An event with attachments. */
    BINARY_EVENT('5'),
    /** An answer with attachments. */
    BINARY_ACK('6');

    private final char digit;

    PacketType(char digit) {
        this.digit = digit;
    }

    char digit() {
        return digit;
    }

    boolean hasAttachments() {
        return this == BINARY_EVENT || this == BINARY_ACK;
    }

    boolean mayHaveId() {
        return this == EVENT || this == ACK || hasAttachments();
    }

    static PacketType ofDigit(char digit) throws MalformedPacketException {
        return switch (digit) {
            case '0' -> CONNECT;
            case '1' -> DISCONNECT;
            case '2' -> EVENT;
            case '3' -> ACK;
            case '4' -> CONNECT_ERROR;
            case '5' -> BINARY_EVENT;
            case '6' -> BINARY_ACK;
            default -> throw new MalformedPacketException("unknown packet type");
        };
    }
}
