package dcts.core;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.core.testing.LeakCheck;
import dcts.core.testing.RawHttp;
import dcts.core.testing.TestApi;
import dcts.core.testing.TestMember;
import io.socket.client.IO;
import io.socket.client.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in over the socket: by the token, or by the cookie from a page of ours. */
class HandshakeTest {
    private static final String POLL = "/socket.io/?EIO=4&transport=polling";

    @RegisterExtension
    static final LeakCheck LEAKS = new LeakCheck();

    @TempDir
    static Path folder;

    private static TestHost host;
    private static String token;
    private static String userId;
    private static String cookie;

    @BeforeAll
    static void start() {
        host = TestHost.start(folder, Map.of("DCTS_ALLOWED_ORIGINS", "https://app.example.org"), List.of());
        var api = new TestApi(host.url());
        var person = Map.of("loginName", "someone", "password", TestMember.PASSWORD);
        var data = api.post("/api/accounts", person).data();
        token = data.get("token").textValue();
        userId = data.get("userId").textValue();
        cookie = api.post(
                        "/api/sessions",
                        Map.of("loginName", "someone", "password", TestMember.PASSWORD, "cookie", true))
                .headers()
                .firstValue("set-cookie")
                .orElseThrow()
                .split(";", 2)[0];
    }

    @AfterAll
    static void stop() {
        host.close();
    }

    static Stream<Map<String, Object>> wrongTokens() {
        return Stream.of(
                Map.of(),
                Collections.singletonMap("token", null),
                Map.of("token", ""),
                Map.of("token", "wrong"),
                Map.of("token", token + "x"),
                Map.of("token", userId),
                Map.of("token", 0),
                Map.of("token", true),
                Map.of("token", List.of()),
                Map.of("token", List.of(token)),
                Map.of("token", Map.of()),
                Map.of("token", Map.of("token", token)),
                Map.of("Token", token),
                Map.of("userId", userId),
                Map.of("id", userId, "owner", true));
    }

    @ParameterizedTest
    @MethodSource("wrongTokens")
    void withoutAGoodTokenNobodyGetsIn(Map<String, Object> auth) {
        assertThat(connect(auth, Map.of())).isEqualTo("refused unauthorized");
    }

    @Test
    void aGoodTokenGetsIn() {
        assertThat(connect(Map.of("token", token), Map.of())).isEqualTo("ready " + userId);
        assertThat(connect(Map.of("token", token), Map.of("Origin", "https://app.example.org")))
                .as("an allowed page with a token of its own")
                .isEqualTo("ready " + userId);
    }

    @Test
    void theCookieGetsInFromOurPageOrWithoutAPage() {
        assertThat(connect(Map.of(), Map.of("Cookie", cookie))).isEqualTo("ready " + userId);
        assertThat(connect(Map.of(), Map.of("Cookie", "a=b; " + cookie, "Origin", host.url())))
                .isEqualTo("ready " + userId);
        assertThat(connect(Map.of(), Map.of("Cookie", "dcts_session=wrong", "Origin", host.url())))
                .isEqualTo("refused unauthorized");
    }

    @Test
    void theCookieDoesNotGetInFromAPageThatIsOnlyAllowed() {
        assertThat(connect(Map.of(), Map.of("Cookie", cookie, "Origin", "https://app.example.org")))
                .isEqualTo("refused unauthorized");
        assertThat(connect(Map.of(), Map.of("Cookie", cookie, "Sec-Fetch-Site", "cross-site")))
                .isEqualTo("refused unauthorized");
    }

    /** A token that is there is the one that counts. */
    @Test
    void aWrongTokenIsNotMendedByTheCookie() {
        assertThat(connect(Map.of("token", "wrong"), Map.of("Cookie", cookie, "Origin", host.url())))
                .isEqualTo("refused unauthorized");
        assertThat(connect(Collections.singletonMap("token", null), Map.of("Cookie", cookie)))
                .isEqualTo("refused unauthorized");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "http://evil.example",
                "https://evil.example",
                "http://localhost",
                "http://localhost:1",
                "https://app.example.org.evil.example",
                "http://app.example.org",
                "https://app.example.org:8443",
                "https://app.example.org/",
                "file://",
                "chrome-extension://abc",
                "OWN.evil.example"
            })
    void aForeignPageIsRefusedBeforeAnyPacket(String origin) {
        var raw = new RawHttp(host.url());
        String header = "Origin: " + origin.replace("OWN", host.url());
        var poll = raw.send("", "GET " + POLL + " HTTP/1.1", header, "Cookie: " + cookie);
        assertThat(poll.status()).isEqualTo(403);
        assertThat(poll.body()).doesNotContain("sid");
        assertThat(poll.header("set-cookie")).isEmpty();
        var upgrade = raw.exchange(("GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: "
                        + URI.create(host.url()).getAuthority() + "\r\n"
                        + "Upgrade: websocket\r\nConnection: Upgrade, close\r\nSec-WebSocket-Version: 13\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nCookie: " + cookie + "\r\n" + header
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        assertThat(upgrade.status()).isEqualTo(403);
    }

    @Test
    void whoCannotProveWhoTheyAreIsToldNothing() {
        var poll = new RawHttp(host.url()).send("", "GET " + POLL + " HTTP/1.1");
        assertThat(poll.status()).isEqualTo(200);
        assertThat(poll.body()).contains("\"sid\"").doesNotContain(userId, "someone", "DCTS");
    }

    /** How a connection attempt ended: {@code ready} with the id, or {@code refused} with the code. */
    private static String connect(Map<String, Object> auth, Map<String, String> headers) {
        var options = new IO.Options();
        options.forceNew = true;
        options.reconnection = false;
        Map<String, List<String>> lists = new HashMap<>();
        headers.forEach((name, value) -> lists.put(name, List.of(value)));
        options.extraHeaders = lists;
        options.auth = asTexts(auth);
        Socket socket = IO.socket(URI.create(host.url()), options);
        var outcome = new CompletableFuture<String>();
        socket.on("session.ready", args -> outcome.complete("ready " + ((JSONObject) args[0]).optString("userId")));
        socket.on(Socket.EVENT_CONNECT_ERROR, args -> outcome.complete("refused " + code(args[0])));
        socket.connect();
        try {
            return outcome.orTimeout(15, TimeUnit.SECONDS).join();
        } finally {
            socket.disconnect();
        }
    }

    /** The client's library says texts and sends whatever it is given. */
    @SuppressWarnings("unchecked")
    private static Map<String, String> asTexts(Map<String, ?> values) {
        return (Map<String, String>) values;
    }

    private static @Nullable String code(Object refusal) {
        return refusal instanceof JSONObject object
                ? object.optJSONObject("data").optString("code")
                : String.valueOf(refusal);
    }
}
