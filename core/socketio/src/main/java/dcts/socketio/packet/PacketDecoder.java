package dcts.socketio.packet;

import dcts.socketio.engine.MalformedPacketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts the packets of one connection together from its messages. */
public final class PacketDecoder {
    private final int maxBytes;
    private Packet.@Nullable Head open;
    private List<byte[]> attachments = List.of();
    private int size;

    /** A decoder whose packets have attachments of at most {@code maxBytes} together. */
    public PacketDecoder(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Takes a text message; empty if attachments have to follow. */
    public synchronized Optional<Packet> text(String message) throws MalformedPacketException {
        if (open != null) {
            throw new MalformedPacketException("text instead of an attachment");
        }
        Packet.Head head = Packet.parse(message);
        if (head.attachments() == 0) {
            return Optional.of(head.packet());
        }
        open = head;
        attachments = new ArrayList<>(head.attachments());
        size = 0;
        return Optional.empty();
    }

    /** Takes a binary message; empty if more attachments have to follow. */
    public synchronized Optional<Packet> binary(byte[] message) throws MalformedPacketException {
        Packet.Head head = open;
        if (head == null) {
            throw new MalformedPacketException("attachment without a packet");
        }
        size += message.length;
        if (size > maxBytes) {
            throw new MalformedPacketException("attachments are too large");
        }
        attachments.add(message);
        if (attachments.size() < head.attachments()) {
            return Optional.empty();
        }
        Packet packet = head.packet();
        open = null;
        return Optional.of(new Packet(packet.type(), packet.namespace(), packet.id(), packet.json(), attachments));
    }
}
