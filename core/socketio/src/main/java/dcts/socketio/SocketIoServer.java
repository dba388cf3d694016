package dcts.socketio;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;

/** A Socket.IO 5 server over Engine.IO 4. */
public final class SocketIoServer implements AutoCloseable {
    private final Map<String, Namespace> namespaces = new ConcurrentHashMap<>();

    /** A server with its own timer thread, a virtual thread for each handler that has something to do, and secure random ids. */
    public SocketIoServer(SocketIoConfig config, HandshakeGate gate, SocketIoMetrics metrics) {}

    /** A server with a given surrounding. */
    public SocketIoServer(
            SocketIoConfig config, HandshakeGate gate, SocketIoMetrics metrics, SocketIoRuntime runtime) {}

    /**
     * Answers a path of a web application; to be called before it is started. Works from Javalin 7's
     * {@code config.jetty.modifyServletContextHandler}.
     *
     * @param path such as {@code /socket.io}; the same with a slash at the end is answered too
     */
    public void mount(ServletContextHandler context, String path) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("path must start with a slash");
        }
    }

    /** The namespace of this name, made at the first call. Clients that ask for any other are refused. */
    public Namespace namespace(String name) {
        return Objects.requireNonNull(namespaces.get(name));
    }

    /** Engine.IO sessions that are open now. */
    public int connectionCount() {
        return 0;
    }

    /**
     * Refuses new connections and closes all others; official clients will try to come back. May be called again.
     *
     * @param reason short text for the close frame, ASCII, at most 100 characters
     */
    public void close(String reason) {}

    /** Closes with the reason "server closing". */
    @Override
    public void close() {
        close("server closing");
    }
}
