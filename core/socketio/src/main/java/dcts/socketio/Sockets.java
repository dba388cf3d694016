package dcts.socketio;

import dcts.socketio.engine.EngineError;
import dcts.socketio.engine.EngineListener;
import dcts.socketio.engine.EngineRequest;
import dcts.socketio.engine.EngineSession;
import dcts.socketio.engine.SessionListener;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a {@link Connection} of every engine session, and knows the namespaces that it may ask for. */
final class Sockets implements EngineListener {
    private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);

    private final SocketIoConfig config;
    private final HandshakeGate gate;
    private final SocketIoMetrics metrics;
    private final SocketIoRuntime runtime;
    private final Namespaces namespaces;

    Sockets(SocketIoConfig config, HandshakeGate gate, SocketIoMetrics metrics, SocketIoRuntime runtime) {
        this.config = config;
        this.gate = gate;
        this.metrics = metrics;
        this.runtime = runtime;
        this.namespaces = new Namespaces(config.caps().dynamicNamespaces(), runtime.adapters());
    }

    @Override
    public Optional<EngineError> admit(EngineRequest request, boolean upgrade) {
        Handshake handshake = handshake(request);
        try {
            return upgrade ? gate.admitUpgrade(handshake) : gate.admit(handshake);
        } catch (RuntimeException e) {
            LOG.error("the handshake gate failed", e);
            return Optional.of(EngineError.forbidden("Handshake could not be checked"));
        }
    }

    @Override
    public SessionListener opened(EngineSession session, EngineRequest request) {
        metrics.connectionOpened();
        Connection connection = new Connection(this, session, handshake(request));
        connection.limitIdleness();
        return connection;
    }

    @Override
    public void refused(EngineError error) {
        metrics.requestRefused(error.status());
    }

    Namespaces namespaces() {
        return namespaces;
    }

    SocketIoConfig config() {
        return config;
    }

    SocketIoMetrics metrics() {
        return metrics;
    }

    SocketIoRuntime runtime() {
        return runtime;
    }

    private static Handshake handshake(EngineRequest request) {
        return new Handshake(request.remoteAddress(), request.query(), request.headers(), null);
    }
}
