package dcts.socketio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What pages of other origins may read. */
class CrossOriginTest {
    private static final String OURS = "https://chat.example";
    private static final String GET = "GET /socket.io/?" + RawClient.POLLING + " HTTP/1.1";

    private final TestServer server = new TestServer(SocketIoConfig.defaults(), HandshakeGate.origins(Set.of(OURS)));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void allowedPagesMayReadAnswersAndErrors() throws Exception {
        String answer = exchange(GET, "Origin: " + OURS);
        assertThat(answer)
                .contains(" 200 ", "access-control-allow-origin: " + OURS, "access-control-allow-credentials: true")
                .contains("vary: origin");
        assertThat(exchange("GET /socket.io/?EIO=3&transport=polling HTTP/1.1", "Origin: " + OURS))
                .contains(" 400 ", "access-control-allow-origin: " + OURS);
    }

    @Test
    void othersAndNoPagesGetNothingOfIt() throws Exception {
        assertThat(exchange(GET, "Origin: https://evil.example")).doesNotContain("access-control");
        assertThat(exchange(GET)).contains(" 200 ").doesNotContain("access-control");
    }

    @Test
    void whatBrowsersAskBeforehandIsAnswered() throws Exception {
        String asked = "OPTIONS /socket.io/?" + RawClient.POLLING + "&sid=x HTTP/1.1";
        assertThat(exchange(
                        asked,
                        "Origin: " + OURS,
                        "Access-Control-Request-Method: POST",
                        "Access-Control-Request-Headers: content-type"))
                .contains(
                        " 204 ",
                        "access-control-allow-origin: " + OURS,
                        "access-control-allow-methods: get, post",
                        "access-control-allow-headers: content-type",
                        "access-control-max-age: 600");
        assertThat(exchange(asked, "Origin: https://evil.example", "Access-Control-Request-Method: POST"))
                .contains(" 204 ")
                .doesNotContain("access-control");
        assertThat(server.metrics().count("refused 400")).isZero();
    }

    @Test
    void withoutAnAllowListNobodyMayRead() throws Exception {
        try (TestServer open = new TestServer(SocketIoConfig.defaults())) {
            assertThat(RawHttp.exchange(open.port(), GET, "Origin: " + OURS).toLowerCase(Locale.ROOT))
                    .contains(" 200 ")
                    .doesNotContain("access-control");
        }
    }

    private String exchange(String... lines) throws Exception {
        return RawHttp.exchange(server.port(), lines).toLowerCase(Locale.ROOT);
    }
}
