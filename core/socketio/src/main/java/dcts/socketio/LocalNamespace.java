package dcts.socketio;

import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** A namespace of this process. */
final class LocalNamespace implements Namespace {
    private final String name;
    private final Adapter adapter;
    private final boolean dynamic;
    private int users;
    private volatile Authenticator authenticator = handshake -> null;
    private volatile Consumer<Socket> connectHandler = socket -> {};
    private volatile EventHandler eventHandler = (socket, event, args, ack) -> {};
    private volatile BiConsumer<Socket, DisconnectReason> disconnectHandler = (socket, reason) -> {};

    LocalNamespace(String name, Adapter adapter, boolean dynamic) {
        this.name = name;
        this.adapter = adapter;
        this.dynamic = dynamic;
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
    public Broadcast everybody() {
        return new Broadcast(adapter, Selection.ALL);
    }

    /** True if it exists only as long as somebody is in it. */
    boolean isDynamic() {
        return dynamic;
    }

    /** Somebody asks to come in. Only called where no other thread looks at this namespace. */
    void use() {
        users++;
    }

    /** Somebody is gone for good; true if nobody is left. */
    boolean leave() {
        users--;
        return users == 0;
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

    Adapter adapter() {
        return adapter;
    }
}
