package dcts.socketio;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A namespace of this process. */
final class LocalNamespace implements Namespace {
    private final String name;
    private final Map<String, Socket> sockets = new ConcurrentHashMap<>();
    private volatile Authenticator authenticator = handshake -> null;
    private volatile Consumer<Socket> connectHandler = socket -> {};
    private volatile EventHandler eventHandler = (socket, event, args, ack) -> {};
    private volatile BiConsumer<Socket, DisconnectReason> disconnectHandler = (socket, reason) -> {};

    LocalNamespace(String name) {
        this.name = name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void authenticate(Authenticator chosen) {
        authenticator = chosen;
    }

    @Override
    public void onConnect(Consumer<Socket> handler) {
        connectHandler = handler;
    }

    @Override
    public void onEvent(EventHandler handler) {
        eventHandler = handler;
    }

    @Override
    public void onDisconnect(BiConsumer<Socket, DisconnectReason> handler) {
        disconnectHandler = handler;
    }

    @Override
    public Collection<Socket> sockets() {
        return Collections.unmodifiableCollection(sockets.values());
    }

    Authenticator authenticator() {
        return authenticator;
    }

    Consumer<Socket> connectHandler() {
        return connectHandler;
    }

    EventHandler eventHandler() {
        return eventHandler;
    }

    BiConsumer<Socket, DisconnectReason> disconnectHandler() {
        return disconnectHandler;
    }

    void add(Socket socket) {
        sockets.put(socket.id(), socket);
    }

    void remove(Socket socket) {
        sockets.remove(socket.id());
    }
}
