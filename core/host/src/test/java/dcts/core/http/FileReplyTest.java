package dcts.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.api.Access;
import dcts.api.HttpReply;
import dcts.core.testing.RawHttp;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A route answers with a file that somebody else made. */
class FileReplyTest {
    private static final byte[] BYTES = {0, (byte) 0xff, '\r', '\n', '<', 'b', '>', (byte) 0x80};

    @Test
    void itComesAsItIsAndBrowsersRunNothingOfIt() {
        var headers = Map.of(
                "Cache-Control", "private, max-age=60",
                "Content-Security-Policy", "default-src *",
                "X-Content-Type-Options", "sniff",
                "X-More", "yes");
        try (var server = new HttpFixture()) {
            server.routes.add(Route.get(
                    "/api/file", Access.anyone(), (call, none) -> new HttpReply.Bytes("image/gif", BYTES, headers)));
            server.routes.add(Route.get(
                    "/api/other", Access.anyone(), (call, none) -> new HttpReply.Bytes("image/gif", BYTES, Map.of())));

            var answer = new RawHttp(server.url()).send("", "GET /api/file HTTP/1.1");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body().getBytes(StandardCharsets.ISO_8859_1)).isEqualTo(BYTES);
            assertThat(answer.header("content-type")).hasValue("image/gif");
            assertThat(answer.header("cache-control")).hasValue("private, max-age=60");
            assertThat(answer.header("content-security-policy"))
                    .hasValue("default-src 'none'; frame-ancestors 'none'; sandbox");
            assertThat(answer.header("x-content-type-options")).hasValue("nosniff");
            assertThat(answer.header("cross-origin-resource-policy")).hasValue("same-origin");
            assertThat(answer.header("x-more")).hasValue("yes");
            assertThat(new RawHttp(server.url())
                            .send("", "GET /api/other HTTP/1.1")
                            .header("cache-control"))
                    .hasValue("no-store");
        }
    }
}
