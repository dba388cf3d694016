package dcts.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.socketio.engine.EngineError;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may open a connection at all. */
class OriginTest {
    private static final String OURS = "https://chat.example";

    @Test
    void foreignOriginsAreRefusedOnBothTransports() throws Exception {
        try (TestServer server = new TestServer(SocketIoConfig.defaults(), HandshakeGate.origins(Set.of(OURS)))) {
            String get = "GET /socket.io/?" + RawClient.POLLING + " HTTP/1.1";
            assertThat(RawHttp.exchange(server.port(), get, "Origin: https://evil.example"))
                    .contains(" 403 ", "{\"code\":4,\"message\":\"Origin not allowed\"}");
            assertThat(RawHttp.upgrade(server.port(), RawClient.WEBSOCKET, "Origin: https://evil.example"))
                    .contains(" 403 ", "{\"code\":4,");
            assertThat(server.socketIo().connectionCount()).isZero();
            assertThat(server.metrics().count("refused 403")).isEqualTo(2);

            assertThat(RawHttp.exchange(server.port(), get, "Origin: " + OURS)).contains(" 200 ");
            assertThat(RawHttp.exchange(server.port(), get)).contains(" 200 ");
            assertThat(RawHttp.upgrade(server.port(), RawClient.WEBSOCKET, "origin: " + OURS))
                    .contains(" 101 ");
        }
    }

    @Test
    void foreignOriginsMayNotUpgradeEither() throws Exception {
        try (TestServer server = new TestServer(SocketIoConfig.defaults(), HandshakeGate.origins(Set.of(OURS)));
                RawClient client = new RawClient(server)) {
            String sid = client.open();
            assertThat(RawHttp.upgrade(
                            server.port(), RawClient.WEBSOCKET + "&sid=" + sid, "Origin: https://evil.example"))
                    .contains(" 403 ");
        }
    }

    @Test
    void tooManyAreAskedToWait() throws Exception {
        HandshakeGate full = handshake -> Optional.of(EngineError.tooManyRequests("later, \"please\""));
        try (TestServer server = new TestServer(SocketIoConfig.defaults(), full)) {
            assertThat(RawHttp.exchange(server.port(), "GET /socket.io/?" + RawClient.POLLING + " HTTP/1.1"))
                    .contains(" 429 ", "\"later, \\\"please\\\"\"");
        }
    }

    @Test
    void aGateThatFailsIsShut() throws Exception {
        HandshakeGate broken = handshake -> {
            throw new IllegalStateException("gate crashed on purpose");
        };
        try (TestServer server = new TestServer(SocketIoConfig.defaults(), broken)) {
            assertThat(RawHttp.exchange(server.port(), "GET /socket.io/?" + RawClient.POLLING + " HTTP/1.1"))
                    .contains(" 403 ", "{\"code\":4,");
        }
    }

    @Test
    void brokenUpgradesAreRefused() throws Exception {
        try (TestServer server = new TestServer(SocketIoConfig.defaults());
                RawClient client = new RawClient(server)) {
            String get = "GET /socket.io/?" + RawClient.WEBSOCKET;
            assertThat(RawHttp.exchange(server.port(), get + " HTTP/1.1", "Upgrade: websocket"))
                    .contains(" 400 ");
            String[] noKey = {
                get + " HTTP/1.1", "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13"
            };
            assertThat(RawHttp.exchange(server.port(), noKey)).contains(" 400 ");
            String[] oldVersion = {
                get + " HTTP/1.1",
                "Upgrade: websocket",
                "Connection: Upgrade",
                "Sec-WebSocket-Version: 8",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="
            };
            assertThat(RawHttp.exchange(server.port(), oldVersion)).containsPattern(" 4\\d\\d ");
            assertThat(server.socketIo().connectionCount()).isZero();
            String sid = client.open();
            RawHttp.exchange(server.port(), get + "&sid=" + sid + " HTTP/1.1", "Upgrade: websocket");
            RawClient.Ws ws = client.webSocket(RawClient.WEBSOCKET + "&sid=" + sid);
            ws.send("2probe");
            assertThat(ws.next()).isEqualTo("3probe");
        }
    }
}
