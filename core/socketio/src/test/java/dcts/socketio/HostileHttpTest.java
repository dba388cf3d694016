package dcts.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no proper client sends. Every refusal is an HTTP status, at once and not when some time is over. */
class HostileHttpTest {
    private static final String CUT = "cut off";

    private final TestServer server = new TestServer(SocketIoConfig.defaults());
    private final RawClient client = new RawClient(server);

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "__proto__",
                "constructor",
                "toString",
                "hasOwnProperty",
                "null",
                "undefined",
                "0",
                "../x",
                "a%00b"
            })
    void namesOfOtherThingsAreNoSessions(String sid) throws Exception {
        String unknown = "{\"code\":1,\"message\":\"Session ID unknown\"}";
        String polling = "/socket.io/?" + RawClient.POLLING + "&sid=" + sid + " HTTP/1.1";
        assertThat(RawHttp.exchange(server.port(), "GET " + polling)).contains(" 400 ", unknown);
        assertThat(RawHttp.exchange(server.port(), "POST " + polling, "Content-Length: 0"))
                .contains(" 400 ", unknown);
        assertThat(RawHttp.upgrade(server.port(), RawClient.WEBSOCKET + "&sid=" + sid))
                .contains(" 400 ", unknown);
        assertStillServes();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "&&&",
                "=",
                "EIO",
                "EIO=4",
                "transport=websocket",
                "EIO=3&EIO=4&transport=websocket",
                "EIO=4&transport=Websocket",
                "EIO=4&transport=websocket%00",
                "EIO=4&transport=polling",
                "EIO=4&transport=constructor",
                "EIO=4&transport=__proto__",
                "EIO[]=4&transport[]=websocket",
                "EIO=04&transport=websocket",
                "EIO=4&transport=websocket&sid",
                "EIO=4&transport=websocket&sid=",
            })
    void craftedUpgradesAreRefusedOrServed(String query) throws Exception {
        String answer = RawHttp.upgrade(server.port(), query);
        if (query.endsWith("&sid")) {
            assertThat(answer).as("a name without a value is no parameter").contains(" 101 ");
        } else {
            assertThat(answer).contains(" 400 ", "{\"code\":");
        }
        assertStillServes();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST|Upgrade: websocket|Connection: Upgrade|Sec-WebSocket-Version: 13",
                "GET|Upgrade: websocket|Connection: Upgrade|Sec-WebSocket-Version: x",
                "GET|Upgrade: websocket|Connection: close|Sec-WebSocket-Version: 13",
                "GET|Upgrade: h2c|Connection: Upgrade|Sec-WebSocket-Version: 13",
                "GET|Upgrade: websocket, websocket|Connection: Upgrade|Sec-WebSocket-Version: 7",
            })
    void craftedHeadersAreRefused(String request) throws Exception {
        List<String> parts = List.of(request.split("\\|"));
        assertThat(RawHttp.exchange(
                        server.port(),
                        parts.get(0) + " /socket.io/?" + RawClient.WEBSOCKET + " HTTP/1.1",
                        parts.get(1),
                        parts.get(2),
                        parts.get(3),
                        "Content-Length: 0",
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="))
                .containsPattern("^HTTP/1.1 4\\d\\d ");
        assertThat(server.socketIo().connectionCount()).isZero();
        assertStillServes();
    }

    @Test
    void aPollThatTookOverFromALostOneEndsTheSession() throws Exception {
        String sid = client.open();
        String get = "GET /socket.io/?" + RawClient.POLLING + "&sid=" + sid + " HTTP/1.1";
        try (Socket lost = RawHttp.send(server.port(), get)) {
            Await.until(() -> server.metrics().count("closed TRANSPORT_ERROR") == 1 || pollIsRefused(sid));
            assertThat(lost.isConnected()).isTrue();
        }
        assertThat(client.poll(sid).statusCode()).isEqualTo(400);
    }

    @Test
    void charactersMayBeSplitBetweenChunks() throws Exception {
        String sid = client.open();
        client.post(sid, "40");
        String seen = client.poll(sid).body();
        while (!seen.contains("auth")) {
            seen = client.poll(sid).body();
        }
        try (Socket socket = chunkedPost(sid)) {
            for (byte each : "42[\"message\",\"€😀\"]".getBytes(StandardCharsets.UTF_8)) {
                chunk(socket, new byte[] {each});
            }
            chunk(socket, new byte[0]);
            assertThat(answer(socket)).contains(" 200 ").endsWith("ok");
        }
        assertThat(client.poll(sid).body()).isEqualTo("42[\"message-back\",\"€😀\"]");
    }

    @Test
    void chunksWithoutEndAreCut() throws Exception {
        String sid = client.open();
        try (Socket socket = chunkedPost(sid)) {
            String answer = answerToChunksWithoutEnd(socket);
            Await.until(() -> server.metrics().count("closed TOO_LARGE") == 1);
            assertThat(answer).containsAnyOf(" 413 ", CUT);
        }
        assertThat(client.poll(sid).statusCode()).isEqualTo(400);
    }

    @Test
    void aPromisedBodyThatIsTooLargeIsRefusedUnread() throws Exception {
        String sid = client.open();
        assertThat(RawHttp.exchange(
                        server.port(),
                        "POST /socket.io/?" + RawClient.POLLING + "&sid=" + sid + " HTTP/1.1",
                        "Content-Length: 9223372036854775807"))
                .contains(" 413 ");
        assertThat(client.poll(sid).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "1, 2", "99999999999999999999"})
    void lengthsThatAreNoneAreRefused(String length) throws Exception {
        String sid = client.open();
        assertThat(RawHttp.exchange(
                        server.port(),
                        "POST /socket.io/?" + RawClient.POLLING + "&sid=" + sid + " HTTP/1.1",
                        "Content-Length: " + length))
                .contains(" 400 ");
        assertStillServes();
    }

    private void assertStillServes() throws Exception {
        assertThat(client.get(RawClient.POLLING).statusCode()).isEqualTo(200);
    }

    private boolean pollIsRefused(String sid) {
        try {
            return client.poll(sid).statusCode() == 400;
        } catch (java.io.IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Socket chunkedPost(String sid) throws Exception {
        Socket socket = RawHttp.send(
                server.port(),
                "POST /socket.io/?" + RawClient.POLLING + "&sid=" + sid + " HTTP/1.1",
                "Transfer-Encoding: chunked");
        socket.setSoTimeout(5_000);
        return socket;
    }

    private static void chunk(Socket socket, byte[] content) throws Exception {
        OutputStream out = socket.getOutputStream();
        out.write((Integer.toHexString(content.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(content);
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Who still writes when the connection is cut may not get to read why. */
    private String answerToChunksWithoutEnd(Socket socket) throws Exception {
        try {
            // The limit, what is read beyond it for the sake of the answer, and a little more.
            for (int i = 0; i < 30 && server.metrics().count("closed TOO_LARGE") == 0; i++) {
                chunk(socket, new byte[50_000]);
            }
            return answer(socket);
        } catch (SocketException e) {
            return CUT;
        }
    }

    private static String answer(Socket socket) throws Exception {
        byte[] buffer = new byte[4_096];
        int length = socket.getInputStream().read(buffer);
        return new String(buffer, 0, Math.max(0, length), StandardCharsets.UTF_8);
    }
}
