package dcts.socketio;

import java.util.Collection;
import java.util.List;

/** Something said to some sockets of a namespace at once. Immutable: every method that narrows returns another. */
public final class Broadcast {
    private final Adapter adapter;
    private final Selection selection;

    Broadcast(Adapter adapter, Selection selection) {
        this.adapter = adapter;
        this.selection = selection;
    }

    /** Those in this room; called again, those in any of the rooms, each once. A socket's id is a room too. */
    public Broadcast to(String room) {
        return to(List.of(room));
    }

    /** Those in any of these rooms, or with these ids; nobody if there is none. */
    public Broadcast to(Collection<String> rooms) {
        return new Broadcast(adapter, selection.to(rooms));
    }

    /** But for those in this room. A socket's id is a room too. */
    public Broadcast except(String room) {
        return except(List.of(room));
    }

    /** But for those in any of these rooms, or with these ids. */
    public Broadcast except(Collection<String> rooms) {
        return new Broadcast(adapter, selection.except(rooms));
    }

    /** Only sockets of this server, where there are several. */
    public Broadcast local() {
        return new Broadcast(adapter, selection.onThisServer());
    }

    /** Queues a packet for each; see {@link Socket#emit}. What it costs hardly depends on the packet: it is encoded already. */
    public void emit(PreparedPacket packet) {
        adapter.broadcast(packet, selection);
    }

    /** Throws each out; see {@link Socket#disconnect}. */
    public void disconnect(String reason) {
        adapter.disconnect(reason, selection);
    }

    /** Those sockets of this server that are meant, now. */
    public Collection<Socket> sockets() {
        return adapter.select(selection);
    }
}
