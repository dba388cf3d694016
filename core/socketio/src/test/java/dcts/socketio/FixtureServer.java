package dcts.socketio;

import dcts.socketio.engine.Engine;
import dcts.socketio.transport.EngineHandler;
import java.io.PrintStream;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * {@code ./dcts fixture --port N --mode suite|room}: on loopback, until SIGTERM, the server that the official protocol suites
 * expect, or one room that relays what is said in it. Prints {@code ready http://127.0.0.1:N} when it answers.
 */
public final class FixtureServer implements AutoCloseable {
    /** As many as may be waiting to be accepted; the system may allow fewer. */
    private static final int ACCEPT_QUEUE = 4_096;

    private final Server jetty = new Server();
    private final ServerConnector connector = new ServerConnector(jetty);
    private final SocketIoServer socketIo;

    private FixtureServer(int port, boolean suite) {
        SocketIoConfig config = suite ? TestServer.suiteConfig() : SocketIoConfig.defaults();
        SocketIoRuntime runtime = SocketIoRuntime.standard();
        socketIo = new SocketIoServer(config, HandshakeGate.open(), SocketIoMetrics.NONE, runtime);
        ServletContextHandler context = new ServletContextHandler("/");
        socketIo.mount(context, "/socket.io");
        if (suite) {
            SuiteFixture.install(socketIo);
            Engine echo = new Engine(config.engine(), runtime.timers(), runtime.ids(), new EngineEcho());
            context.insertHandler(new EngineHandler(echo, "/engine.io", origin -> true));
        } else {
            RoomFixture.install(socketIo);
        }
        connector.setHost("127.0.0.1");
        connector.setPort(port);
        connector.setAcceptQueueSize(ACCEPT_QUEUE);
        jetty.addConnector(connector);
        jetty.setHandler(context);
    }

    /** Starts the server on a port; 0 takes a free one. */
    static FixtureServer start(int port, boolean suite) throws Exception {
        FixtureServer server = new FixtureServer(port, suite);
        server.jetty.start();
        return server;
    }

    /** The arguments are {@code --port} and {@code --mode} with their values, in any order. */
    public static void main(String[] arguments) throws Exception {
        PrintStream out = System.out;
        List<String> words = List.of(arguments);
        String mode = option(words, "--mode", "");
        if (!mode.equals("suite") && !mode.equals("room")) {
            out.println("./dcts fixture --port N --mode suite|room; port 0 takes a free one");
            System.exit(2);
        }
        FixtureServer server = start(Integer.parseInt(option(words, "--port", "0")), mode.equals("suite"));
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "fixture-end"));
        out.println("ready http://127.0.0.1:" + server.port());
    }

    int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        socketIo.close();
        jetty.setStopTimeout(0);
        LifeCycle.stop(jetty);
    }

    private static String option(List<String> words, String name, String otherwise) {
        int at = words.indexOf(name);
        return at >= 0 && at + 1 < words.size() ? words.get(at + 1) : otherwise;
    }
}
