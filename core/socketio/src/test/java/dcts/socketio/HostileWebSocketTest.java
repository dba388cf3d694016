package dcts.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.socketio.engine.HeartbeatTimes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Frames that no proper client sends, and what they cost. */
class HostileWebSocketTest {
    private final TestServer server = new TestServer(SocketIoConfig.defaults());
    private final RawClient client = new RawClient(server);

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void fragmentsAreBoundedTogether() throws Exception {
        try (RawWebSocket raw = new RawWebSocket(server.port())) {
            raw.send(RawWebSocket.MORE, RawWebSocket.TEXT, new byte[40_000]);
            raw.send(RawWebSocket.MORE, RawWebSocket.CONTINUATION, new byte[40_000]);
            assertThat(raw.closeCode()).isEqualTo("close 1009");
        }
        Await.until(() -> server.metrics().count("closed TOO_LARGE") == 1);
    }

    @Test
    void charactersMayBeSplitBetweenFragments() throws Exception {
        try (RawWebSocket raw = new RawWebSocket(server.port())) {
            raw.send("40");
            raw.next();
            raw.next();
            byte[] event = "42[\"message\",\"€\"]".getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < event.length; i++) {
                int flags = i == event.length - 1 ? RawWebSocket.LAST : RawWebSocket.MORE;
                int opcode = i == 0 ? RawWebSocket.TEXT : RawWebSocket.CONTINUATION;
                raw.send(flags, opcode, new byte[] {event[i]});
            }
            assertThat(raw.next()).isEqualTo("42[\"message-back\",\"€\"]");
        }
    }

    @Test
    void loneSurrogatesAreNoTextButMayBeEscaped() throws Exception {
        try (RawWebSocket raw = new RawWebSocket(server.port())) {
            raw.send(RawWebSocket.LAST, RawWebSocket.TEXT, new byte[] {'4', (byte) 0xed, (byte) 0xa0, (byte) 0x80});
            assertThat(raw.closeCode()).isEqualTo("close 1007");
        }
        Await.until(() -> server.metrics().count("closed PARSE_ERROR") == 1);
        RawClient.Ws ws = client.connected();
        ws.send("421[\"message-with-ack\",\"\\ud800\",\"still here\"]");
        assertThat(ws.next()).startsWith("431[\"").endsWith("\",\"still here\"]");
    }

    @Test
    void longestNumbersAndMostAttachmentsAreServed() throws Exception {
        RawClient.Ws ws = client.connected();
        ws.send("42999999999999999[\"message-with-ack\"]");
        assertThat(ws.next()).isEqualTo("43999999999999999[]");
        List<String> places = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            places.add("{\"_placeholder\":true,\"num\":" + i + "}");
        }
        String arguments = "[\"message\"," + String.join(",", places) + "]";
        ws.send("4510-" + arguments);
        for (int i = 0; i < 10; i++) {
            ws.send(new byte[] {(byte) i});
        }
        assertThat(ws.next()).isEqualTo("4510-" + arguments.replace("message", "message-back"));
        for (int i = 0; i < 10; i++) {
            assertThat(ws.nextBinary()).containsExactly(i);
        }
    }

    @Test
    void attachmentsThatNeverComeEndTheConnectionThoughItAnswersPings() throws Exception {
        SocketIoConfig fast =
                SocketIoConfig.defaults().with(new HeartbeatTimes(Duration.ofMillis(400), Duration.ofMillis(2_000)));
        try (TestServer quick = new TestServer(fast);
                RawClient other = new RawClient(quick)) {
            RawClient.Ws ws = other.connected();
            ws.send("452-[\"message\"]");
            ws.send(new byte[1_000]);
            for (String packet = ws.nextOrClosed(); !packet.isEmpty(); packet = ws.nextOrClosed()) {
                ws.sendIfOpen("3");
            }
            assertThat(ws.closeCode()).isEqualTo(1002);
            Await.until(() -> quick.metrics().count("closed PARSE_ERROR") == 1);
        }
    }

    @Test
    void attachmentsMayTakeTheirTime() throws Exception {
        SocketIoConfig fast =
                SocketIoConfig.defaults().with(new HeartbeatTimes(Duration.ofMillis(400), Duration.ofMillis(2_000)));
        try (TestServer quick = new TestServer(fast);
                RawClient other = new RawClient(quick)) {
            RawClient.Ws ws = other.connected();
            ws.send("453-[\"message\"]");
            for (int i = 0; i < 3; i++) {
                assertThat(ws.next()).isEqualTo("2");
                ws.send("3");
                ws.send(new byte[1]);
            }
            assertThat(ws.next()).isEqualTo("42[\"message-back\"]");
        }
    }

    @Test
    void answersThatAreWaitedForAreBounded() throws Exception {
        RawClient.Ws ws = client.connected();
        Socket socket = server.socketIo().namespace("/").sockets().iterator().next();
        List<Boolean> answered = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 1_001; i++) {
            socket.request("question", "1", Duration.ofSeconds(60), answer -> answered.add(answer.isPresent()));
        }
        Await.until(() -> answered.equals(List.of(false)));
        ws.send("430[1]");
        Await.until(() -> answered.equals(List.of(false, true)));
        ws.close();
        Await.until(() -> answered.size() == 1_001);
        assertThat(answered.stream().filter(present -> present)).hasSize(1);
        assertThat(Optional.of(socket.connected())).contains(false);
    }
}
