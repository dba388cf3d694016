package dcts.socketio.packet;

import dcts.socketio.engine.MalformedPacketException;
import java.util.List;

/**
 * One packet from a client, with its JSON still unread.
 *
 * @param type which of the seven
 * @param namespace with its leading slash
 * @param id of the acknowledgement, or {@link #NO_ID}
 * @param json what follows; empty if nothing does
 * @param attachments the bytes that came after it
 */
public record Packet(PacketType type, String namespace, long id, String json, List<byte[]> attachments) {
    /** No acknowledgement is asked for. */
    public static final long NO_ID = -1;

    /** Most attachments of one packet. */
    static final int MAX_ATTACHMENTS = 10;

    private static final int MAX_NAMESPACE = 256;
    private static final int MAX_ID_DIGITS = 15;

    /** The size that this packet came with, in characters and bytes. */
    public int size() {
        return json.length()
                + attachments.stream().mapToInt(bytes -> bytes.length).sum();
    }

    /** The text part of a packet and how many attachments must follow. */
    record Head(Packet packet, int attachments) {}

    static Head parse(String text) throws MalformedPacketException {
        if (text.isEmpty()) {
            throw new MalformedPacketException("empty packet");
        }
        PacketType type = PacketType.ofDigit(text.charAt(0));
        int at = 1;
        int attachments = 0;
        if (type.hasAttachments()) {
            int end = digitsEnd(text, at, 2);
            if (end == at || end == text.length() || text.charAt(end) != '-') {
                throw new MalformedPacketException("number of attachments is missing");
            }
            attachments = Integer.parseInt(text, at, end, 10);
            at = end + 1;
        }
        if (attachments > MAX_ATTACHMENTS) {
            throw new MalformedPacketException("too many attachments");
        }
        return new Head(parseRest(type, text, at), attachments);
    }

    private static Packet parseRest(PacketType type, String text, int start) throws MalformedPacketException {
        String namespace = "/";
        int at = start;
        if (at < text.length() && text.charAt(at) == '/') {
            int comma = text.indexOf(',', at);
            int end = comma < 0 ? text.length() : comma;
            if (end - at > MAX_NAMESPACE) {
                throw new MalformedPacketException("namespace is too long");
            }
            namespace = text.substring(at, end);
            at = comma < 0 ? end : comma + 1;
        }
        int end = digitsEnd(text, at, MAX_ID_DIGITS);
        long id = end == at ? NO_ID : Long.parseLong(text, at, end, 10);
        if (id != NO_ID && !type.mayHaveId()) {
            throw new MalformedPacketException("id without event");
        }
        return new Packet(type, namespace, id, text.substring(end), List.of());
    }

    private static int digitsEnd(String text, int start, int most) throws MalformedPacketException {
        int end = start;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        if (end - start > most) {
            throw new MalformedPacketException("number is too long");
        }
        return end;
    }
}
