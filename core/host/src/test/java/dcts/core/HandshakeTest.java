package dcts.core;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.core.testing.ConnectionAttempt;
import dcts.core.testing.LeakCheck;
import dcts.core.testing.RawHttp;
import dcts.core.testing.TestApi;
import dcts.core.testing.TestMember;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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

    /** Pages of others may not even read the refusal. */
    @Test
    void anAllowedPageMayReadWhatIsAnswered() {
        var api = new TestApi(host.url());
        String path = "/socket.io/?EIO=4&transport=polling";
        var allowed = api.get(path, Map.of("Origin", "https://app.example.org")).headers();
        assertThat(allowed.firstValue("access-control-allow-origin")).hasValue("https://app.example.org");
        assertThat(allowed.firstValue("access-control-allow-credentials")).hasValue("true");
        var foreign =
                api.get(path, Map.of("Origin", "https://evil.example.org")).headers();
        assertThat(foreign.firstValue("access-control-allow-origin")).isEmpty();
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

    private static String connect(Map<String, ?> auth, Map<String, String> headers) {
        return ConnectionAttempt.outcome(host.url(), auth, headers);
    }
}
