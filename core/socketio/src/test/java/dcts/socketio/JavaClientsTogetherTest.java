package dcts.socketio;

import static dcts.socketio.JavaClients.listen;
import static dcts.socketio.JavaClients.next;
import static org.assertj.core.api.Assertions.assertThat;

import dcts.socketio.engine.HeartbeatTimes;
import io.socket.client.Ack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several official Java clients, and servers that come and go. */
class JavaClientsTogetherTest {
    private static final SocketIoConfig CONFIG =
            SocketIoConfig.defaults().with(new HeartbeatTimes(Duration.ofMillis(400), Duration.ofMillis(400)));

    @Test
    void roomsAndWhispersReachEveryMode() throws Exception {
        try (TestServer server = new TestServer(CONFIG);
                JavaClients clients = new JavaClients(server.port())) {
            io.socket.client.Socket speaker = clients.connected("websocket");
            List<io.socket.client.Socket> members =
                    List.of(clients.connected("polling"), clients.connected("websocket"), clients.connected("upgrade"));
            io.socket.client.Socket stranger = clients.connected("websocket");
            BlockingQueue<Object[]> notMeant = listen(stranger, "said");
            for (io.socket.client.Socket member : members) {
                ask(member, "join", "red");
            }
            List<BlockingQueue<Object[]>> heard =
                    members.stream().map(member -> listen(member, "said")).toList();
            for (int i = 0; i < 50; i++) {
                speaker.emit("say", "red", i, new byte[] {(byte) i});
            }
            for (BlockingQueue<Object[]> each : heard) {
                for (int i = 0; i < 50; i++) {
                    Object[] said = next(each);
                    assertThat(said[0]).isEqualTo(i);
                    assertThat((byte[]) said[1]).containsExactly(i);
                }
            }
            BlockingQueue<Object[]> whispered = listen(stranger, "whispered");
            speaker.emit("whisper", "psst");
            assertThat(next(whispered)).containsExactly("psst");
            assertThat(notMeant).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"polling", "websocket", "upgrade"})
    void comesBackAfterARestartWithWhatItSaidMeanwhile(String mode) throws Exception {
        TestServer first = new TestServer(CONFIG);
        int port = first.port();
        try (JavaClients clients = new JavaClients(port)) {
            io.socket.client.Socket client = clients.client(mode, Map.of());
            BlockingQueue<Object[]> auth = listen(client, "auth");
            BlockingQueue<Object[]> lost = listen(client, io.socket.client.Socket.EVENT_DISCONNECT);
            client.connect();
            next(auth);
            first.close();
            next(lost);
            BlockingQueue<Object[]> back = listen(client, "message-back");
            client.emit("message", "said to nobody");
            try (TestServer second = new TestServer(CONFIG, HandshakeGate.open(), port)) {
                next(auth);
                assertThat(next(back)).containsExactly("said to nobody");
                assertThat(second.metrics().count("opened")).isPositive();
            }
        } finally {
            first.close();
        }
    }

    private static void ask(io.socket.client.Socket client, String event, Object argument) throws InterruptedException {
        BlockingQueue<Object[]> answer = new ArrayBlockingQueue<>(1);
        client.emit(event, new Object[] {argument}, (Ack) answer::add);
        next(answer);
    }
}
