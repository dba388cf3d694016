package dcts.socketio;

import java.util.Collection;
import java.util.Set;

/**
 * Knows who is where in one namespace. The one in memory serves one server; another can join several, by overriding what
 * reaches beyond this one, without a change to any caller. Thread-safe.
 */
public interface Adapter {
    /** A socket is connected. */
    void add(Socket socket);

    /** A socket is gone, and with it from all its rooms. Does nothing if it is not known. */
    void remove(Socket socket);

    /** Puts a socket into a room, which begins to exist with its first. Does nothing if the socket is gone. */
    void join(Socket socket, String room);

    /** Takes a socket out of a room, which ends with its last. */
    void leave(Socket socket, String room);

    /** The rooms that a socket was put into. */
    Set<String> rooms(Socket socket);

    /** The selected sockets of this server, each once; a view or a copy that may be iterated at any time. */
    Collection<Socket> select(Selection selection);

    /** Emits a packet to the selected sockets. */
    default void broadcast(PreparedPacket packet, Selection selection) {
        select(selection).forEach(socket -> socket.emit(packet));
    }

    /** Throws the selected sockets out; see {@link Socket#disconnect}. */
    default void disconnect(String reason, Selection selection) {
        select(selection).forEach(socket -> socket.disconnect(reason));
    }
}
