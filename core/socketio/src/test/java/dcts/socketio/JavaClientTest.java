package dcts.socketio;

import static dcts.socketio.JavaClients.listen;
import static dcts.socketio.JavaClients.next;
import static org.assertj.core.api.Assertions.assertThat;

import dcts.socketio.engine.HeartbeatTimes;
import io.socket.client.Ack;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The official Java client in its three modes. */
class JavaClientTest {

    private final TestServer server = new TestServer(
            SocketIoConfig.defaults().with(new HeartbeatTimes(Duration.ofMillis(400), Duration.ofMillis(400))));
    private final JavaClients clients = new JavaClients(server.port());

    @AfterEach
    void stop() {
        clients.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket", "upgrade"})
    void connectsWithAuthAndGetsItsGreetingAfterTheAnswer(String mode) throws Exception {
        io.socket.client.Socket client = clients.client(mode, Map.of("name", "Zoë"));
        BlockingQueue<Object[]> auth = listen(client, "auth");
        client.connect();
        assertThat(((JSONObject) next(auth)[0]).getString("name")).isEqualTo("Zoë");
        BlockingQueue<Object[]> answer = new ArrayBlockingQueue<>(1);
        client.emit("whoami", new Object[0], (Ack) answer::add);
        assertThat(next(answer)).containsExactly("Zoë");
    }

    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket", "upgrade"})
    void isRefusedWithData(String mode) throws Exception {
        io.socket.client.Socket client = clients.client(mode, Map.of("refuse", "yes"));
        BlockingQueue<Object[]> refused = listen(client, io.socket.client.Socket.EVENT_CONNECT_ERROR);
        client.connect();
        JSONObject error = (JSONObject) next(refused)[0];
        assertThat(error.getString("message")).isEqualTo("not today");
        assertThat(error.getJSONObject("data").getString("code")).isEqualTo("unauthorized");
        assertThat(server.metrics().count("connectRefused")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket", "upgrade"})
    void acknowledgesBothWays(String mode) throws Exception {
        io.socket.client.Socket client = clients.connected(mode);
        BlockingQueue<Object[]> answer = new ArrayBlockingQueue<>(1);
        client.emit("message-with-ack", new Object[] {1, "ä€😀", new JSONObject("{\"a\":[null]}")}, (Ack) answer::add);
        Object[] arguments = next(answer);
        assertThat(arguments[0]).isEqualTo(1);
        assertThat(arguments[1]).isEqualTo("ä€😀");
        assertThat(arguments[2]).hasToString("{\"a\":[null]}");

        client.on("question", question -> ((Ack) question[1]).call("yes", 2));
        BlockingQueue<Object[]> answered = listen(client, "answered");
        client.emit("ask-me", 5_000);
        assertThat(next(answered)).containsExactly(true, "yes", 2);
        client.off("question");
        client.emit("ask-me", 50);
        assertThat(next(answered)).containsExactly(false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket", "upgrade"})
    void carriesBytesBothWays(String mode) throws Exception {
        io.socket.client.Socket client = clients.connected(mode);
        BlockingQueue<Object[]> back = listen(client, "message-back");
        byte[] first = {1, 2, 3, -1};
        byte[] second = "zweite".getBytes(StandardCharsets.UTF_8);
        client.emit("message", first, "between", second);
        Object[] arguments = next(back);
        assertThat((byte[]) arguments[0]).containsExactly(1, 2, 3, -1);
        assertThat(arguments[1]).isEqualTo("between");
        assertThat((byte[]) arguments[2]).isEqualTo(second);

        BlockingQueue<Object[]> answer = new ArrayBlockingQueue<>(1);
        client.emit("message-with-ack", new Object[] {first}, (Ack) answer::add);
        assertThat((byte[]) next(answer)[0]).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket", "upgrade"})
    void keepsOrderBothWays(String mode) throws Exception {
        io.socket.client.Socket client = clients.connected(mode);
        BlockingQueue<Object[]> back = listen(client, "message-back");
        for (int i = 0; i < 200; i++) {
            client.emit("message", i);
        }
        for (int i = 0; i < 200; i++) {
            assertThat(next(back)).containsExactly(i);
        }
        BlockingQueue<Object[]> numbers = listen(client, "number");
        client.emit("count", 500);
        for (int i = 0; i < 500; i++) {
            assertThat(next(numbers)).containsExactly(i);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket", "upgrade"})
    void carriesLargeMessages(String mode) throws Exception {
        io.socket.client.Socket client = clients.connected(mode);
        BlockingQueue<Object[]> back = listen(client, "message-back");
        String large = "ß".repeat(150_000);
        client.emit("message", large);
        assertThat(next(back)).containsExactly(large);
    }

    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket", "upgrade"})
    void staysConnectedOverManyHeartbeats(String mode) throws Exception {
        io.socket.client.Socket client = clients.connected(mode);
        BlockingQueue<Object[]> lost = listen(client, io.socket.client.Socket.EVENT_DISCONNECT);
        assertThat(lost.poll(2, TimeUnit.SECONDS)).isNull();
        assertThat(client.connected()).isTrue();
        assertThat(server.metrics().count("upgraded")).isEqualTo(mode.equals("upgrade") ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket", "upgrade"})
    void isToldToLeave(String mode) throws Exception {
        io.socket.client.Socket client = clients.connected(mode);
        BlockingQueue<Object[]> lost = listen(client, io.socket.client.Socket.EVENT_DISCONNECT);
        client.emit("leave");
        assertThat(next(lost)[0]).isEqualTo("io server disconnect");
    }

    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket", "upgrade"})
    void usesTwoNamespacesOverOneConnection(String mode) throws Exception {
        io.socket.client.Manager manager = clients.manager(mode);
        io.socket.client.Socket main = clients.closedLater(manager.socket("/"));
        io.socket.client.Socket custom = clients.closedLater(manager.socket("/custom"));
        BlockingQueue<Object[]> mainAuth = listen(main, "auth");
        BlockingQueue<Object[]> customAuth = listen(custom, "auth");
        main.connect();
        custom.connect();
        next(mainAuth);
        next(customAuth);
        assertThat(server.socketIo().connectionCount()).isEqualTo(1);
        custom.disconnect();
        BlockingQueue<Object[]> back = listen(main, "message-back");
        main.emit("message", "still here");
        assertThat(next(back)).containsExactly("still here");
    }
}
