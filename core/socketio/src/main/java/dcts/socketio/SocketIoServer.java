package dcts.socketio;

import dcts.socketio.engine.Engine;
import dcts.socketio.transport.EngineHandler;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;

/** A Socket.IO 5 server over Engine.IO 4. */
public final class SocketIoServer implements AutoCloseable {
    private static final Duration LAST_WORDS = Duration.ofSeconds(1);

    private final SocketIoRuntime runtime;
    private final Sockets sockets;
    private final Engine engine;
    private final HandshakeGate gate;

    /** A server in the {@linkplain SocketIoRuntime#standard standard} surroundings. */
    public SocketIoServer(SocketIoConfig config, HandshakeGate gate, SocketIoMetrics metrics) {
        this(config, gate, metrics, SocketIoRuntime.standard());
    }

    /** A server in given surroundings. */
    public SocketIoServer(SocketIoConfig config, HandshakeGate gate, SocketIoMetrics metrics, SocketIoRuntime runtime) {
        this.runtime = runtime;
        this.gate = gate;
        sockets = new Sockets(config, gate, metrics, runtime);
        engine = new Engine(config.engine(), runtime.timers(), runtime.ids(), sockets);
    }

    /**
     * Answers a path of a web application; to be called before it is started. Works from Javalin 7's
     * {@code config.jetty.modifyServletContextHandler}. Requests to this path pass neither filters nor servlets.
     *
     * @param path such as {@code /socket.io}; the same with a slash at the end is answered too
     */
    public void mount(ServletContextHandler context, String path) {
        context.insertHandler(new EngineHandler(engine, path, gate::allowsPage));
    }

    /** The namespace of this name, made at the first call. Clients that ask for one that was not made are refused. */
    public Namespace namespace(String name) {
        if (!name.startsWith("/") || name.contains(",")) {
            throw new IllegalArgumentException("not the name of a namespace: " + name);
        }
        return sockets.namespaces().fixed(name);
    }

    /**
     * Makes namespaces when clients ask for them; each ends when its last socket is gone.
     *
     * @param names which names, of at most 100 characters, may be asked for
     * @param setUp sets the handlers of a new one; must not block
     */
    public void namespacesOnDemand(Predicate<String> names, Consumer<Namespace> setUp) {
        sockets.namespaces().onDemand(names, setUp);
    }

    /** Engine.IO sessions that are open now. */
    public int connectionCount() {
        return engine.size();
    }

    /**
     * Refuses new connections and drops all others, which official clients take as a reason to try again. What was sent
     * before still reaches those who read; waits at most a second for them.
     */
    @Override
    public void close() {
        engine.close(LAST_WORDS);
        awaitEnd();
        runtime.timers().close();
    }

    private void awaitEnd() {
        long end = runtime.timers().nanoTime() + LAST_WORDS.multipliedBy(2).toNanos();
        while (engine.size() > 0 && runtime.timers().nanoTime() - end < 0) {
            LockSupport.parkNanos(Duration.ofMillis(2).toNanos());
        }
    }
}
