package dcts.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Deadlines with the short timers of the official suites. */
class HeartbeatOverHttpTest {
    private final TestServer server =
            new TestServer(TestServer.suiteConfig().withConnectTimeout(Duration.ofSeconds(30)));
    private final RawClient client = new RawClient(server);

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void pollingServerPingsAndPongKeepsAlive() throws Exception {
        String sid = client.open();
        for (int i = 0; i < 4; i++) {
            assertThat(client.poll(sid).body()).isEqualTo("2");
            assertThat(client.post(sid, "3").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void silentPollingSessionIsGoneExactlyAfterIntervalPlusTimeout() throws Exception {
        String sid = client.open();
        assertThat(new CountDownLatch(1).await(500, TimeUnit.MILLISECONDS)).isFalse();
        assertThat(client.poll(sid).statusCode()).isEqualTo(400);
        assertThat(server.metrics().count("closed PING_TIMEOUT")).isEqualTo(1);
    }

    @Test
    void abandonedPollIsCleanedUpByPingTimeout() throws Exception {
        String sid = client.open();
        RawHttp.sendAndLeave(server.port(), "GET /socket.io/?" + RawClient.POLLING + "&sid=" + sid + " HTTP/1.1");
        Await.until(() -> server.socketIo().connectionCount() == 0);
        assertThat(client.poll(sid).statusCode()).isEqualTo(400);
    }

    @Test
    void webSocketServerPingsAndPongKeepsAlive() throws Exception {
        RawClient.Ws ws = client.webSocket(RawClient.WEBSOCKET);
        ws.next();
        for (int i = 0; i < 4; i++) {
            assertThat(ws.next()).isEqualTo("2");
            ws.send("3");
        }
    }

    @Test
    void silentWebSocketIsClosed() throws Exception {
        RawClient.Ws ws = client.webSocket(RawClient.WEBSOCKET);
        ws.closeCode();
        Await.until(() -> server.metrics().count("closed PING_TIMEOUT") == 1);
        assertThat(server.socketIo().connectionCount()).isZero();
    }

    @Test
    void sessionsThatNeverConnectEndThoughTheyAnswerPings() throws Exception {
        try (TestServer strict = new TestServer(TestServer.suiteConfig().withConnectTimeout(Duration.ofMillis(700)));
                RawClient stranger = new RawClient(strict)) {
            String sid = stranger.open();
            RawClient.Ws ws = stranger.webSocket(RawClient.WEBSOCKET);
            for (String packet = ws.nextOrClosed(); !packet.isEmpty(); packet = ws.nextOrClosed()) {
                if (packet.equals("2")) {
                    stranger.post(sid, "3");
                    ws.sendIfOpen("3");
                }
            }
            assertThat(ws.closeCode()).isEqualTo(1008);
            Await.until(() -> strict.metrics().count("closed CONNECT_TIMEOUT") == 2);
            assertThat(strict.socketIo().connectionCount()).isZero();
        }
    }

    @Test
    void beingRefusedAgainAndAgainBuysNoTime() throws Exception {
        try (TestServer strict = new TestServer(SocketIoConfig.defaults().withConnectTimeout(Duration.ofMillis(500)));
                RawClient stranger = new RawClient(strict)) {
            RawClient.Ws ws = stranger.webSocket(RawClient.WEBSOCKET);
            while (!ws.nextOrClosed().isEmpty()) {
                ws.sendIfOpen("40{\"refuse\":1}");
            }
            assertThat(ws.closeCode()).isEqualTo(1008);
        }
    }

    @Test
    void whoLeavesAllNamespacesHasToComeBackInTime() throws Exception {
        try (TestServer strict = new TestServer(SocketIoConfig.defaults().withConnectTimeout(Duration.ofMillis(300)));
                RawClient guest = new RawClient(strict)) {
            RawClient.Ws ws = guest.connected();
            assertThat(new CountDownLatch(1).await(600, TimeUnit.MILLISECONDS)).isFalse();
            assertThat(strict.socketIo().connectionCount()).isEqualTo(1);
            ws.send("41");
            assertThat(ws.closeCode()).isEqualTo(1008);
        }
    }
}
