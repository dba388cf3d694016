package dcts.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import io.socket.client.Ack;
import io.socket.client.IO;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The official Java client in its three modes. */
class JavaClientTest {
    private static final String MODES = "polling,websocket,upgrade";

    private final TestServer server =
            new TestServer(SocketIoConfig.defaults().withPing(Duration.ofMillis(400), Duration.ofMillis(400)));
    private final List<io.socket.client.Socket> clients = new ArrayList<>();

    @BeforeEach
    void quiet() {
        java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.WARNING);
    }

    @AfterEach
    void stop() {
        clients.forEach(io.socket.client.Socket::disconnect);
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket", "upgrade"})
    void connectsWithAuthAndGetsItsGreetingAfterTheAnswer(String mode) throws Exception {
        io.socket.client.Socket client = client(mode, Map.of("name", "Zoë"));
        BlockingQueue<Object[]> auth = listen(client, "auth");
        client.connect();
        assertThat(((JSONObject) next(auth)[0]).getString("name")).isEqualTo("Zoë");
        BlockingQueue<Object[]> answer = new ArrayBlockingQueue<>(1);
        client.emit("whoami", new Object[0], (Ack) answer::add);
        assertThat(next(answer)).containsExactly("Zoë");
    }

    private io.socket.client.Socket client(String mode, Map<String, String> auth) {
        IO.Options options =
                IO.Options.builder().setForceNew(true).setAuth(auth).build();
        if (!mode.equals("upgrade")) {
            options.transports = new String[] {mode};
        }
        io.socket.client.Socket client = IO.socket(URI.create("http://127.0.0.1:" + server.port()), options);
        clients.add(client);
        return client;
    }

    private static BlockingQueue<Object[]> listen(io.socket.client.Socket client, String event) {
        BlockingQueue<Object[]> seen = new ArrayBlockingQueue<>(1_000);
        client.on(event, seen::add);
        return seen;
    }

    private static Object[] next(BlockingQueue<Object[]> seen) throws InterruptedException {
        Object[] arguments = seen.poll(10, TimeUnit.SECONDS);
        assertThat(arguments).isNotNull();
        return arguments;
    }
}
