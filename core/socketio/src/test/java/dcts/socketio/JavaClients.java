package dcts.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import io.socket.client.IO;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Official Java clients of one server, in a mode each: polling, websocket, or upgrade. */
final class JavaClients implements AutoCloseable {
    private final List<io.socket.client.Socket> all = new ArrayList<>();
    private final URI server;

    JavaClients(int port) {
        java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.WARNING);
        server = URI.create("http://127.0.0.1:" + port);
    }

    /** A client that is connected and was greeted. */
    io.socket.client.Socket connected(String mode) throws InterruptedException {
        io.socket.client.Socket client = client(mode, Map.of());
        BlockingQueue<Object[]> auth = listen(client, "auth");
        client.connect();
        next(auth);
        return client;
    }

    /** A client that is not connected yet. */
    io.socket.client.Socket client(String mode, Map<String, String> auth) {
        return closedLater(IO.socket(server, options(mode, auth)));
    }

    /** A connection that several namespaces can share. */
    io.socket.client.Manager manager(String mode) {
        return new io.socket.client.Manager(server, options(mode, Map.of()));
    }

    io.socket.client.Socket closedLater(io.socket.client.Socket client) {
        all.add(client);
        return client;
    }

    static BlockingQueue<Object[]> listen(io.socket.client.Socket client, String event) {
        BlockingQueue<Object[]> seen = new ArrayBlockingQueue<>(1_000);
        client.on(event, seen::add);
        return seen;
    }

    static Object[] next(BlockingQueue<Object[]> seen) throws InterruptedException {
        Object[] arguments = seen.poll(10, TimeUnit.SECONDS);
        assertThat(arguments).isNotNull();
        return arguments;
    }

    @Override
    public void close() {
        all.forEach(io.socket.client.Socket::disconnect);
    }

    private static IO.Options options(String mode, Map<String, String> auth) {
        IO.Options options = IO.Options.builder()
                .setForceNew(true)
                .setAuth(auth)
                .setReconnectionDelay(50)
                .setReconnectionDelayMax(200)
                .build();
        if (!mode.equals("upgrade")) {
            options.transports = new String[] {mode};
        }
        return options;
    }
}
