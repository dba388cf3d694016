package dcts.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From polling to WebSocket, step by step and out of step. */
class UpgradeTest {
    private final TestServer server = new TestServer(SocketIoConfig.defaults());
    private final RawClient client = new RawClient(server);

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void movesOver() throws Exception {
        String sid = client.open();
        RawClient.Ws ws = probe(sid);
        // A poll that comes later must be released at once too.
        HttpResponse<String> late = client.poll(sid);
        assertThat(late.statusCode()).isEqualTo(200);
        assertThat(late.body()).isEqualTo("6");
        ws.send("5");
        ws.send("40");
        assertThat(ws.next()).startsWith("40{");
        assertThat(client.poll(sid).statusCode()).isEqualTo(400);
        assertThat(client.post(sid, "3").statusCode()).isEqualTo(400);
        assertThat(server.metrics().count("upgraded")).isEqualTo(1);
    }

    @Test
    void releasesAWaitingPoll() throws Exception {
        String sid = client.open();
        CompletableFuture<HttpResponse<String>> waiting = client.pollAsync(sid);
        probe(sid);
        assertThat(waiting.get(5, TimeUnit.SECONDS).body()).isEqualTo("6");
    }

    @Test
    void whatIsQueuedFollows() throws Exception {
        String sid = client.open();
        client.post(sid, "40");
        client.poll(sid);
        RawClient.Ws ws = probe(sid);
        client.post(sid, "42[\"message\",1]");
        ws.send("5");
        String message = ws.next();
        if (message.contains("auth")) {
            message = ws.next();
        }
        assertThat(message).isEqualTo("42[\"message-back\",1]");
    }

    @Test
    void secondWebSocketIsClosedAndTheFirstGoesOn() throws Exception {
        String sid = client.open();
        RawClient.Ws first = probe(sid);
        RawClient.Ws rival = client.webSocket(RawClient.WEBSOCKET + "&sid=" + sid);
        rival.closeCode();
        first.send("5");
        RawClient.Ws second = client.webSocket(RawClient.WEBSOCKET + "&sid=" + sid);
        second.closeCode();
        first.send("40");
        assertThat(first.next()).startsWith("40{");
    }

    @Test
    void wrongProbeIsDroppedAndPollingGoesOn() throws Exception {
        String sid = client.open();
        RawClient.Ws wrong = client.webSocket(RawClient.WEBSOCKET + "&sid=" + sid);
        wrong.send("2nonsense");
        wrong.closeCode();
        RawClient.Ws early = client.webSocket(RawClient.WEBSOCKET + "&sid=" + sid);
        early.send("5");
        early.closeCode();
        RawClient.Ws bytes = client.webSocket(RawClient.WEBSOCKET + "&sid=" + sid);
        bytes.send(new byte[] {1});
        bytes.closeCode();
        RawClient.Ws late = probe(sid);
        late.send("40");
        late.closeCode();
        assertThat(client.post(sid, "40").body()).isEqualTo("ok");
        assertThat(client.poll(sid).body()).startsWith("40{");
    }

    @Test
    void abandonedProbeMakesRoomForTheNext() throws Exception {
        String sid = client.open();
        RawClient.Ws first = probe(sid);
        first.socket().abort();
        Await.until(() -> {
            RawClient.Ws next = client.webSocket(RawClient.WEBSOCKET + "&sid=" + sid);
            next.sendIfOpen("2probe");
            return "3probe".equals(next.nextOrClosed());
        });
    }

    @Test
    void probeEndsWithTheSession() throws Exception {
        String sid = client.open();
        RawClient.Ws ws = probe(sid);
        client.post(sid, "1");
        ws.closeCode();
        assertThat(server.socketIo().connectionCount()).isZero();
    }

    @Test
    void unknownSidIsNoHandshake() throws Exception {
        assertThat(RawHttp.upgrade(server.port(), RawClient.WEBSOCKET + "&sid=unknown"))
                .contains(" 400 ", "{\"code\":1,\"message\":\"Session ID unknown\"}");
        assertThat(server.socketIo().connectionCount()).isZero();
    }

    private RawClient.Ws probe(String sid) throws InterruptedException {
        RawClient.Ws ws = client.webSocket(RawClient.WEBSOCKET + "&sid=" + sid);
        ws.send("2probe");
        assertThat(ws.next()).isEqualTo("3probe");
        return ws;
    }
}
