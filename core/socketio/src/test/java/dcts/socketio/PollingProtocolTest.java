package dcts.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Engine.IO by long-polling, over plain HTTP. */
class PollingProtocolTest {
    private final TestServer server = new TestServer(SocketIoConfig.defaults());
    private final RawClient client = new RawClient(server);

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void helloHasExactlyFiveKeys() throws Exception {
        HttpResponse<String> hello = client.get(RawClient.POLLING);
        assertThat(hello.statusCode()).isEqualTo(200);
        assertThat(hello.body())
                .matches("0\\{\"sid\":\"[A-Za-z0-9_-]{27}\",\"upgrades\":\\[\"websocket\"],"
                        + "\"pingInterval\":25000,\"pingTimeout\":20000,\"maxPayload\":1000000}");
        assertThat(hello.headers().firstValue("content-type"))
                .hasValueSatisfying(type -> assertThat(type).isEqualToIgnoringCase("text/plain;charset=utf-8"));
        assertThat(hello.headers().firstValue("set-cookie")).isEmpty();
    }

    @Test
    void answersWithAndWithoutSlash() throws Exception {
        String base = client.uri("").toString().replace("/?", "");
        for (String path : new String[] {base, base + "/"}) {
            HttpRequest request = HttpRequest.newBuilder(java.net.URI.create(path + "?" + RawClient.POLLING))
                    .build();
            assertThat(client.send(request).statusCode()).isEqualTo(200);
        }
        HttpRequest other = HttpRequest.newBuilder(java.net.URI.create(base + "x?" + RawClient.POLLING))
                .build();
        assertThat(client.send(other).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "transport=polling|5|Unsupported protocol version",
                "EIO=3&transport=polling|5|Unsupported protocol version",
                "EIO=abc&transport=polling|5|Unsupported protocol version",
                "EIO=4|0|Transport unknown",
                "EIO=4&transport=abc|0|Transport unknown",
                "EIO=4&transport=websocket|3|Bad request",
                "EIO=4&transport=polling&sid=__proto__|1|Session ID unknown",
                "EIO=4&transport=polling&sid=|1|Session ID unknown",
                "EIO=4&transport=polling&sid=%zz|1|Session ID unknown",
            })
    void refusesBadHandshakes(String query, int code, String message) throws Exception {
        // java.net.URI refuses what a hostile client may well send.
        if (query.contains("%zz")) {
            assertThat(RawHttp.exchange(server.port(), "GET /socket.io/?" + query + " HTTP/1.1"))
                    .contains(" 400 ");
            return;
        }
        HttpResponse<String> answer = client.get(query);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"code\":" + code + ",\"message\":\"" + message + "\"}");
        assertThat(server.socketIo().connectionCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "HEAD"})
    void refusesHandshakesByOtherMethods(String method) throws Exception {
        HttpResponse<String> answer = client.send(client.request(RawClient.POLLING)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(server.socketIo().connectionCount()).isZero();
    }

    @Test
    void postIsAnsweredOkAndPollIsJoined() throws Exception {
        String sid = client.open();
        HttpResponse<String> posted = client.post(sid, "40\u001e40/custom,{\"a\":\"€\"}");
        assertThat(posted.statusCode()).isEqualTo(200);
        assertThat(posted.body()).isEqualTo("ok");
        String seen = "";
        while (seen.split("\u001e", -1).length < 4) {
            seen += (seen.isEmpty() ? "" : "\u001e") + polled(sid);
        }
        assertThat(seen.split("\u001e", -1))
                .anyMatch(packet -> packet.matches("40\\{\"sid\":\"[A-Za-z0-9_-]{27}\"}"))
                .anyMatch(packet -> packet.matches("40/custom,\\{\"sid\":\"[A-Za-z0-9_-]{27}\"}"))
                .contains("42[\"auth\",{}]", "42/custom,[\"auth\",{\"a\":\"€\"}]");
    }

    @Test
    void bytesTravelAsPaddedBase64() throws Exception {
        String sid = client.open();
        client.post(sid, "40");
        client.post(sid, "451-[\"message\",{\"_placeholder\":true,\"num\":0}]\u001ebAQIDBA==");
        String seen = "";
        while (!seen.contains("AQIDBA==")) {
            seen += (seen.isEmpty() ? "" : "\u001e") + polled(sid);
        }
        assertThat(seen).contains("451-[\"message-back\",{\"_placeholder\":true,\"num\":0}]\u001ebAQIDBA==");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "4hello\u001e", "7", "0", "2", "5", "b===", "bA", "4abc", "42", "40{}\u001e9"})
    void invalidPacketsEndTheSession(String body) throws Exception {
        String sid = client.open();
        assertThat(client.post(sid, body).statusCode()).isIn(200, 400);
        if (body.isEmpty() || !body.startsWith("42")) {
            assertThat(client.poll(sid).statusCode()).isEqualTo(400);
        }
    }

    @Test
    void binaryBodiesAreRefused() throws Exception {
        String sid = client.open();
        HttpResponse<String> answer = client.send(client.request(RawClient.POLLING + "&sid=" + sid)
                .header("content-type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[] {1}))
                .build());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(client.poll(sid).statusCode()).isEqualTo(400);
    }

    @Test
    void invalidUtf8IsRefused() throws Exception {
        String sid = client.open();
        HttpResponse<String> answer = client.send(client.request(RawClient.POLLING + "&sid=" + sid)
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[] {'4', (byte) 0xc3}))
                .build());
        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void secondPollEndsTheSession() throws Exception {
        String sid = client.open();
        CompletableFuture<HttpResponse<String>> first = client.pollAsync(sid);
        CompletableFuture<HttpResponse<String>> second = client.pollAsync(sid);
        assertThat(new int[] {first.get().statusCode(), second.get().statusCode()})
                .containsExactlyInAnyOrder(200, 400);
        HttpResponse<String> answered = first.get().statusCode() == 200 ? first.get() : second.get();
        assertThat(answered.body()).isEqualTo("1");
        assertThat(client.poll(sid).statusCode()).isEqualTo(400);
        assertThat(server.metrics().count("closed TRANSPORT_ERROR")).isEqualTo(1);
    }

    @Test
    void clientCloseReleasesTheWaitingPoll() throws Exception {
        for (int i = 0; i < 20; i++) {
            String sid = client.open();
            CompletableFuture<HttpResponse<String>> poll = client.pollAsync(sid);
            assertThat(client.post(sid, "1").body()).isEqualTo("ok");
            HttpResponse<String> released = poll.get(5, TimeUnit.SECONDS);
            assertThat(released.statusCode()).isEqualTo(200);
            assertThat(released.body()).isEqualTo("6");
            assertThat(client.poll(sid).statusCode()).isEqualTo(400);
            assertThat(client.post(sid, "3").statusCode()).isEqualTo(400);
        }
    }

    @Test
    void bodiesAreBoundedBeforeConnect() throws Exception {
        String sid = client.open();
        assertThat(client.post(sid, "4" + "x".repeat(65_536)).statusCode()).isEqualTo(413);
        assertThat(client.poll(sid).statusCode()).isEqualTo(400);
    }

    @Test
    void bodiesWithoutLengthAreBoundedToo() throws Exception {
        String sid = client.open();
        HttpResponse<String> answer = client.send(client.request(RawClient.POLLING + "&sid=" + sid)
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(new byte[70_000])))
                .build());
        assertThat(answer.statusCode()).isEqualTo(413);
    }

    @Test
    void bodiesMayBeLargeAfterConnect() throws Exception {
        String sid = client.open();
        client.post(sid, "40");
        client.poll(sid);
        String large = "42[\"ignored\",\"" + "x".repeat(999_900) + "\"]";
        assertThat(client.post(sid, large).statusCode()).isEqualTo(200);
        assertThat(client.post(sid, large + " ".repeat(100_000)).statusCode()).isEqualTo(413);
    }

    @Test
    void secondPostAtOnceEndsTheSession() throws Exception {
        String sid = client.open();
        try (java.net.Socket slow = RawHttp.send(
                server.port(),
                "POST /socket.io/?" + RawClient.POLLING + "&sid=" + sid + " HTTP/1.1",
                "Content-Length: 10")) {
            Await.until(() -> server.metrics().count("closed TRANSPORT_ERROR") == 1 || postIsRefused(sid));
            assertThat(server.metrics().count("closed TRANSPORT_ERROR")).isEqualTo(1);
            assertThat(slow.isConnected()).isTrue();
        }
    }

    private String polled(String sid) throws Exception {
        HttpResponse<String> answer = client.poll(sid);
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private boolean postIsRefused(String sid) {
        try {
            return client.post(sid, "6").statusCode() == 400;
        } catch (java.io.IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
