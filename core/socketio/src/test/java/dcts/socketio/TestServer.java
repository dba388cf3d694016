package dcts.socketio;

import dcts.socketio.engine.HeartbeatTimes;
import java.net.URI;
import java.time.Duration;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** A Socket.IO server on a free port, with the namespaces and answers that the official protocol suites expect. */
final class TestServer implements AutoCloseable {
    private final Server jetty = new Server();
    private final ServerConnector connector = new ServerConnector(jetty);
    private final CountingMetrics metrics = new CountingMetrics();
    private final SocketIoServer socketIo;

    TestServer(SocketIoConfig config) {
        this(config, HandshakeGate.open());
    }

    TestServer(SocketIoConfig config, HandshakeGate gate) {
        this(config, gate, 0);
    }

    /** A server on a given port, such as the one that a former server had. */
    TestServer(SocketIoConfig config, HandshakeGate gate, int port) {
        connector.setPort(port);
        socketIo = new SocketIoServer(config, gate, metrics);
        Fixture.install(socketIo);
        connector.setHost("127.0.0.1");
        jetty.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        socketIo.mount(context, "/socket.io");
        jetty.setHandler(context);
        start();
    }

    /** The timers of the official suites. */
    static SocketIoConfig suiteConfig() {
        return SocketIoConfig.defaults()
                .with(new HeartbeatTimes(Duration.ofMillis(300), Duration.ofMillis(200)))
                .withConnectTimeout(Duration.ofSeconds(1));
    }

    SocketIoServer socketIo() {
        return socketIo;
    }

    CountingMetrics metrics() {
        return metrics;
    }

    int port() {
        return connector.getLocalPort();
    }

    URI http(String query) {
        return URI.create("http://127.0.0.1:" + port() + "/socket.io/?" + query);
    }

    URI ws(String query) {
        return URI.create("ws://127.0.0.1:" + port() + "/socket.io/?" + query);
    }

    @Override
    public void close() {
        socketIo.close();
        try {
            jetty.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void start() {
        try {
            jetty.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
