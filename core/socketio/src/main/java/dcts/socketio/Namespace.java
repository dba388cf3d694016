package dcts.socketio;

import java.util.Collection;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** One namespace of a server. Set handlers before the server is mounted; a later call replaces the former handler. */
public interface Namespace {
    /** The name, with its leading slash. */
    String name();

    /** Sets who decides about a CONNECT; without one every client is accepted. */
    void authenticate(Authenticator authenticator);

    /** Called after the answer to the CONNECT was queued, so emits made here arrive after it. */
    void onConnect(Consumer<Socket> handler);

    /** Sets the one handler of all events. */
    void onEvent(EventHandler handler);

    /** Called exactly once for each connected socket, after its last event. */
    void onDisconnect(BiConsumer<Socket, DisconnectReason> handler);

    /** The sockets of this server that are connected now. */
    default Collection<Socket> sockets() {
        return everybody().sockets();
    }

    /** All sockets, to be narrowed, and then told something. */
    Broadcast everybody();

    /** The sockets in a room. */
    default Broadcast to(String room) {
        return everybody().to(room);
    }
}
