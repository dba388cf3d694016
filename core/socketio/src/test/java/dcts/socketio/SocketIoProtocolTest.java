package dcts.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Engine.IO and Socket.IO over a WebSocket, byte by byte. */
class SocketIoProtocolTest {
    private final TestServer server = new TestServer(SocketIoConfig.defaults());
    private final RawClient client = new RawClient(server);

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void helloHasExactlyFiveKeys() throws Exception {
        assertThat(client.webSocket(RawClient.WEBSOCKET).next())
                .matches("0\\{\"sid\":\"[A-Za-z0-9_-]{27}\",\"upgrades\":\\[],"
                        + "\"pingInterval\":25000,\"pingTimeout\":20000,\"maxPayload\":1000000}");
    }

    @Test
    void negotiatesNoCompression() throws Exception {
        assertThat(RawHttp.upgrade(server.port(), RawClient.WEBSOCKET))
                .contains(" 101 ")
                .doesNotContainIgnoringCase("Sec-WebSocket-Extensions")
                .doesNotContainIgnoringCase("Set-Cookie");
    }

    @ParameterizedTest
    @ValueSource(strings = {"transport=websocket", "EIO=3&transport=websocket", "EIO=4", "EIO=4&transport=polling"})
    void refusesBadHandshakesAtOnce(String query) throws Exception {
        assertThat(RawHttp.upgrade(server.port(), query)).contains(" 400 ", "{\"code\":");
        assertThat(server.socketIo().connectionCount()).isZero();
    }

    @Test
    void connectsWithAndWithoutComma() throws Exception {
        RawClient.Ws ws = client.webSocket(RawClient.WEBSOCKET);
        ws.next();
        ws.send("40{\"token\":\"123\"}");
        assertThat(ws.next()).matches("40\\{\"sid\":\"[A-Za-z0-9_-]{27}\"}");
        assertThat(ws.next()).isEqualTo("42[\"auth\",{\"token\":\"123\"}]");
        ws.send("40/custom");
        assertThat(ws.next()).matches("40/custom,\\{\"sid\":\"[A-Za-z0-9_-]{27}\"}");
        assertThat(ws.next()).isEqualTo("42/custom,[\"auth\",{}]");
        ws.send("41/custom");
        ws.send("42[\"message\"]");
        assertThat(ws.next()).isEqualTo("42[\"message-back\"]");
        ws.send("40/custom,{\"again\":1}");
        assertThat(ws.next()).startsWith("40/custom,");
        assertThat(ws.next()).isEqualTo("42/custom,[\"auth\",{\"again\":1}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"40/random", "40/random,", "40/random,{\"a\":1}"})
    void refusesUnknownNamespaces(String connect) throws Exception {
        RawClient.Ws ws = client.webSocket(RawClient.WEBSOCKET);
        ws.next();
        ws.send(connect);
        assertThat(ws.next()).isEqualTo("44/random,{\"message\":\"Invalid namespace\"}");
        ws.send("40");
        assertThat(ws.next()).startsWith("40{");
    }

    @Test
    void refusesWithDataAndSurvivesACrash() throws Exception {
        RawClient.Ws ws = client.webSocket(RawClient.WEBSOCKET);
        ws.next();
        ws.send("40{\"refuse\":1}");
        assertThat(ws.next()).isEqualTo("44{\"message\":\"not today\",\"data\":{\"code\":\"unauthorized\"}}");
        ws.send("40{\"crash\":1}");
        assertThat(ws.next()).isEqualTo("44{\"message\":\"Internal error\"}");
        ws.send("40");
        assertThat(ws.next()).startsWith("40{");
    }

    @Test
    void eventsMayFollowTheConnectAtOnceAndAreDroppedWithARefusal() throws Exception {
        RawClient.Ws eager = client.webSocket(RawClient.WEBSOCKET);
        eager.next();
        eager.send("40");
        eager.send("42[\"message\",1]");
        assertThat(eager.next()).startsWith("40{");
        assertThat(eager.next()).startsWith("42[\"auth\"");
        assertThat(eager.next()).isEqualTo("42[\"message-back\",1]");
        RawClient.Ws stranger = client.webSocket(RawClient.WEBSOCKET);
        stranger.next();
        stranger.send("40{\"refuse\":1}");
        stranger.send("42[\"message-with-ack\",1]");
        assertThat(stranger.next()).startsWith("44{");
        stranger.send("40");
        assertThat(stranger.next()).startsWith("40{");
        assertThat(stranger.next()).isEqualTo("42[\"auth\",{}]");
    }

    @Test
    void acknowledges() throws Exception {
        RawClient.Ws ws = client.connected();
        ws.send("42456[\"message-with-ack\",1,\"2\",{\"3\":[false]}]");
        assertThat(ws.next()).isEqualTo("43456[1,\"2\",{\"3\":[false]}]");
        ws.send("4299[\"ack-twice\"]");
        assertThat(ws.next()).isEqualTo("4399[1]");
        ws.send("42[\"message\"]");
        assertThat(ws.next()).isEqualTo("42[\"message-back\"]");
    }

    @Test
    void carriesBytesAsRawFrames() throws Exception {
        RawClient.Ws ws = client.connected();
        ws.send("452-[\"message\",{\"_placeholder\":true,\"num\":1},{\"_placeholder\":true,\"num\":0}]");
        ws.send(new byte[] {1, 2, 3});
        ws.send(new byte[] {4});
        assertThat(ws.next())
                .isEqualTo(
                        "452-[\"message-back\",{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":1}]");
        assertThat(ws.nextBinary()).containsExactly(4);
        assertThat(ws.nextBinary()).containsExactly(1, 2, 3);
        ws.send("451-789[\"message-with-ack\",{\"_placeholder\":true,\"num\":0}]");
        ws.send(new byte[] {5, 6});
        assertThat(ws.next()).isEqualTo("461-789[{\"_placeholder\":true,\"num\":0}]");
        assertThat(ws.nextBinary()).containsExactly(5, 6);
    }

    @Test
    void asksBack() throws Exception {
        RawClient.Ws ws = client.connected();
        ws.send("42[\"ask-me\",5000]");
        assertThat(ws.next()).isEqualTo("420[\"question\",{\"q\":1}]");
        ws.send("437[\"an answer to nothing\"]");
        ws.send("430[\"fine\"]");
        assertThat(ws.next()).isEqualTo("42[\"answered\",true,\"fine\"]");
        ws.send("430[\"twice\"]");
        ws.send("42[\"ask-me\",1]");
        assertThat(ws.next()).isEqualTo("421[\"question\",{\"q\":1}]");
        assertThat(ws.next()).isEqualTo("42[\"answered\",false]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4abc",
                "4",
                "",
                "x",
                "0{}",
                "2",
                "5",
                "47",
                "40",
                "40[]",
                "44{}",
                "42",
                "42{}",
                "42[]",
                "42[1]",
                "42[{}]",
                "42abc[\"message\"]",
                "42[\"message\"",
                "42[\"message\"] x",
                "42[\"connect\"]",
                "42[\"disconnect\",1]",
                "42[\"message\",{\"a\":1,\"a\":2}]",
                "42/custom,[\"message\"]",
                "41/custom",
                "421234567890123456[\"message\"]",
                "45[\"message\"]",
                "45x-[\"message\"]",
                "4511-[\"message\"]",
                "45999999999999-[\"message\"]",
                "45-1-[\"message\"]",
                "451.5-[\"message\"]",
                "451e1-[\"message\"]",
                "42[\"message\",[}",
            })
    void closesOnWhatIsNoPacket(String message) throws Exception {
        RawClient.Ws ws = client.connected();
        ws.send(message);
        assertThat(ws.closeCode()).isEqualTo(1002);
        Await.until(() -> server.metrics().count("closed PARSE_ERROR") == 1);
        assertThat(server.socketIo().connectionCount()).isZero();
    }

    @Test
    void closesOnWrongAttachments() throws Exception {
        RawClient.Ws text = client.connected();
        text.send("451-[\"message\",{\"_placeholder\":true,\"num\":0}]");
        text.send("42[\"message\"]");
        assertThat(text.closeCode()).isEqualTo(1002);
        RawClient.Ws unasked = client.connected();
        unasked.send(new byte[] {1});
        assertThat(unasked.closeCode()).isEqualTo(1002);
        for (String number : new String[] {"1", "-1", "1e9", "\"0\"", "null"}) {
            RawClient.Ws range = client.connected();
            range.send("451-[\"message\",{\"_placeholder\":true,\"num\":" + number + "}]");
            range.send(new byte[] {1});
            assertThat(range.closeCode()).isEqualTo(1002);
        }
    }

    @Test
    void closesOnDeepJson() throws Exception {
        RawClient.Ws ws = client.connected();
        ws.send("42[\"message\"," + "[".repeat(200_000));
        assertThat(ws.closeCode()).isEqualTo(1002);
    }

    @Test
    void acceptsACloseFromTheClient() throws Exception {
        RawClient.Ws packet = client.connected();
        packet.send("1");
        packet.closeCode();
        RawClient.Ws frame = client.connected();
        frame.socket().sendClose(1000, "").join();
        frame.closeCode();
        RawClient.Ws gone = client.connected();
        gone.socket().abort();
        Await.until(() -> server.socketIo().connectionCount() == 0);
        Await.until(() -> server.metrics().count("closed TRANSPORT_CLOSE")
                        + server.metrics().count("closed TRANSPORT_ERROR")
                == 3);
    }

    @Test
    void survivesAHandlerThatThrows() throws Exception {
        RawClient.Ws ws = client.connected();
        ws.send("42[\"crash\"]");
        ws.send("42[\"message\",1]");
        assertThat(ws.next()).isEqualTo("42[\"message-back\",1]");
        assertThat(server.metrics().count("handlerFailed")).isEqualTo(1);
    }

    @Test
    void expelsAndClosesTheConnection() throws Exception {
        RawClient.Ws ws = client.connected();
        ws.send("42[\"leave\"]");
        assertThat(ws.next()).isEqualTo("41");
        assertThat(ws.closeCode()).isEqualTo(1000);
    }

    @Test
    void closesEverybodyWhenTheServerCloses() throws Exception {
        RawClient.Ws ws = client.connected();
        String sid = client.open();
        server.socketIo().close();
        assertThat(ws.closeCode()).as("no close frame").isEqualTo(1006);
        assertThat(client.poll(sid).statusCode()).isEqualTo(400);
        assertThat(client.get(RawClient.POLLING).statusCode()).isEqualTo(503);
        assertThat(RawHttp.upgrade(server.port(), RawClient.WEBSOCKET)).contains(" 503 ");
        assertThat(server.socketIo().connectionCount()).isZero();
    }
}
