package dcts.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.socketio.engine.HeartbeatTimes;
import dcts.socketio.engine.InboundLimits;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a client can make the server keep. */
class LimitsTest {
    private final TestServer server = new TestServer(
            SocketIoConfig.defaults().with(new InboundLimits(1_000_000, 65_536, 1_000_000, 1_000_000_000)));
    private final RawClient client = new RawClient(server);
    private final List<Integer> handled = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch handlersMayRun = new CountDownLatch(1);

    @AfterEach
    void stop() {
        handlersMayRun.countDown();
        client.close();
        server.close();
    }

    @Test
    void webSocketMessagesAreBoundedBeforeConnect() throws Exception {
        RawClient.Ws ws = client.webSocket(RawClient.WEBSOCKET);
        ws.next();
        ws.send("40{\"a\":\"" + "x".repeat(65_536) + "\"}");
        assertThat(ws.closeCode()).isEqualTo(1009);
        Await.until(() -> server.metrics().count("closed TOO_LARGE") == 1);
    }

    @Test
    void webSocketMessagesAreBoundedAfterConnect() throws Exception {
        RawClient.Ws ws = client.connected();
        String text = "x".repeat(900_000);
        ws.send("42[\"message\",\"" + text + "\"]");
        assertThat(ws.next()).isEqualTo("42[\"message-back\",\"" + text + "\"]");
        ws.send("42[\"message\",\"" + "x".repeat(1_000_000) + "\"]");
        assertThat(ws.closeCode()).isEqualTo(1009);
        RawClient.Ws bytes = client.connected();
        bytes.send("451-[\"message\",{\"_placeholder\":true,\"num\":0}]");
        bytes.send(new byte[1_000_001]);
        assertThat(bytes.closeCode()).isEqualTo(1009);
    }

    @Test
    void attachmentsAreBoundedTogether() throws Exception {
        RawClient.Ws ws = client.connected();
        ws.send("452-[\"message\"]");
        ws.send(new byte[600_000]);
        ws.send(new byte[600_000]);
        assertThat(ws.closeCode()).isEqualTo(1002);
    }

    @Test
    void aClientThatDoesNotReadIsCutAndTheOthersAreServed() throws Exception {
        try (RawWebSocket stalled = new RawWebSocket(server.port()).stalled()) {
            stalled.send("40");
            RawClient.Ws healthy = client.connected();
            Await.until(() -> server.socketIo().namespace("/").sockets().size() == 2);
            PreparedPacket packet = PreparedPacket.event("/", "said", "\"" + "x".repeat(60_000) + "\"");
            int sent = 0;
            while (server.metrics().count("closed SLOW_CONSUMER") == 0) {
                server.socketIo().namespace("/").sockets().forEach(socket -> socket.emit(packet));
                assertThat(healthy.next()).startsWith("42[\"said\",").hasSizeGreaterThan(60_000);
                sent++;
                assertThat(sent).isLessThan(2_000);
            }
            assertThat(server.socketIo().connectionCount()).isEqualTo(1);
            assertThat(server.metrics().count("closed SLOW_CONSUMER")).isEqualTo(1);
        }
    }

    @Test
    void volatilePacketsAreDroppedBeforeTheClient() throws Exception {
        try (RawWebSocket stalled = new RawWebSocket(server.port()).stalled()) {
            stalled.send("40");
            Await.until(() -> server.socketIo().namespace("/").sockets().size() == 1);
            Socket socket =
                    server.socketIo().namespace("/").sockets().iterator().next();
            PreparedPacket packet = PreparedPacket.event("/", "typing", "\"" + "x".repeat(60_000) + "\"")
                    .asVolatile();
            for (int i = 0; i < 1_000; i++) {
                socket.emit(packet);
            }
            assertThat(server.metrics().count("volatileDropped")).isPositive();
            assertThat(socket.connected()).isTrue();
        }
    }

    @Test
    void aBusyHandlerStopsTheReadingOfItsWebSocketOnly() throws Exception {
        server.socketIo().namespace("/").onEvent((socket, event, args, ack) -> {
            await(handlersMayRun);
            handled.add(args.getFirst().asInt());
        });
        RawClient.Ws busy = client.connected();
        String filler = "x".repeat(1_000);
        CompletableFuture<Void> flood = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < 20_000; i++) {
                busy.send("42[\"n\"," + i + ",\"" + filler + "\"]");
            }
        });
        // CONNECT, 64 in the mailbox, and what was being read when it got full.
        Await.until(() -> server.metrics().count("received") >= 64);
        RawClient.Ws other = client.connected();
        other.send("3");
        assertThat(server.metrics().count("received")).isLessThan(75);
        assertThat(flood).isNotDone();
        handlersMayRun.countDown();
        flood.get(30, TimeUnit.SECONDS);
        Await.until(() -> handled.size() == 20_000);
        assertThat(handled).isSorted().endsWith(19_999);
    }

    @Test
    void aPostIsAnsweredWhenAllOfItWasAccepted() throws Exception {
        server.socketIo().namespace("/").onEvent((socket, event, args, ack) -> {
            await(handlersMayRun);
            handled.add(args.getFirst().asInt());
        });
        String sid = client.open();
        client.post(sid, "40");
        client.poll(sid);
        StringBuilder body = new StringBuilder("42[\"n\",0]");
        for (int i = 1; i < 500; i++) {
            body.append('\u001e').append("42[\"n\",").append(i).append(']');
        }
        HttpRequest post = client.request(RawClient.POLLING + "&sid=" + sid)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(post);
        Await.until(() -> server.metrics().count("received") >= 64);
        client.open();
        assertThat(server.metrics().count("received")).isLessThan(75);
        assertThat(answer).isNotDone();
        handlersMayRun.countDown();
        assertThat(answer.get(10, TimeUnit.SECONDS).body()).isEqualTo("ok");
        Await.until(() -> handled.size() == 500);
        assertThat(handled).isSorted();
    }

    @Test
    void aClientThatIsNotReadIsNotLate() throws Exception {
        SocketIoConfig fast =
                SocketIoConfig.defaults().with(new HeartbeatTimes(Duration.ofMillis(100), Duration.ofMillis(100)));
        try (TestServer quick = new TestServer(fast);
                RawClient other = new RawClient(quick)) {
            CountDownLatch release = new CountDownLatch(1);
            quick.socketIo().namespace("/").onEvent((socket, event, args, ack) -> await(release));
            RawClient.Ws ws = other.connected();
            for (int i = 0; i < 100; i++) {
                ws.send("42[\"n\"]");
            }
            assertThat(new CountDownLatch(1).await(600, TimeUnit.MILLISECONDS)).isFalse();
            assertThat(quick.socketIo().connectionCount()).isEqualTo(1);
            release.countDown();
            Await.until(() -> quick.metrics().count("closed PING_TIMEOUT") == 1);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
