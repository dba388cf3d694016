package dcts.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.core.testing.LeakCheck;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaticFilesTest {
    private static final byte[] LONG = "let a = 1;\n".repeat(500).getBytes(StandardCharsets.UTF_8);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @RegisterExtension
    static final LeakCheck LEAKS = new LeakCheck();

    private static HttpFixture server;

    @BeforeAll
    static void start() {
        server = new HttpFixture();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theStartPageIsAskedForAnewAndTheRestByItsName() throws Exception {
        server.files.addShell(Map.of("index.html", bytes("<p>"), "favicon.svg", bytes("<svg>"), "assets/a1.js", LONG));
        var start = get("/");
        assertThat(start.body()).isEqualTo(bytes("<p>"));
        assertThat(type(start)).isEqualTo("text/html;charset=utf-8");
        assertThat(start.headers().allValues("cache-control")).containsExactly("no-cache");
        assertThat(get("/favicon.svg").headers().allValues("cache-control")).containsExactly("no-cache");
        assertThat(get("/assets/a1.js").headers().allValues("cache-control"))
                .containsExactly("public, max-age=31536000, immutable");
        assertThat(get("/index.html").statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsUnchangedIsNotSentAgain() throws Exception {
        server.files.addShell(Map.of("index.html", bytes("one")));
        String tag = get("/").headers().firstValue("etag").orElseThrow();
        var again = get("/", "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("etag")).hasValue(tag);

        server.files.addShell(Map.of("index.html", bytes("two")));
        var changed = get("/", "If-None-Match", tag);
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(changed.headers().firstValue("etag")).isPresent().isNotEqualTo(Optional.of(tag));
    }

    @Test
    void whatGetsSmallerIsSentCompressedToThoseWhoTakeIt() throws Exception {
        server.files.addShell(Map.of("a.js", LONG));
        var packed = get("/a.js", "Accept-Encoding", "br, gzip, deflate");
        assertThat(packed.headers().firstValue("content-encoding")).hasValue("gzip");
        assertThat(packed.headers().firstValue("vary")).hasValue("Accept-Encoding");
        assertThat(packed.body()).hasSizeLessThan(LONG.length / 5);
        assertThat(unpacked(packed.body())).isEqualTo(LONG);
        var plain = get("/a.js");
        assertThat(plain.headers().firstValue("content-encoding")).isEmpty();
        assertThat(plain.headers().firstValue("vary")).hasValue("Accept-Encoding");
        assertThat(plain.body()).isEqualTo(LONG);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny.js", "picture.png", "font.woff2"})
    void whatDoesNotGetSmallerIsSentAsItIs(String name) throws Exception {
        byte[] content = name.equals("tiny.js") ? bytes("a") : LONG;
        server.files.addShell(Map.of(name, content));
        var answer = get("/" + name, "Accept-Encoding", "gzip");
        assertThat(answer.headers().firstValue("content-encoding")).isEmpty();
        assertThat(answer.body()).isEqualTo(content);
    }

    @ParameterizedTest
    @CsvSource({
        "a.html, text/html;charset=utf-8",
        "a.js, text/javascript;charset=utf-8",
        "a.css, text/css;charset=utf-8",
        "a.json, application/json",
        "a.webmanifest, application/manifest+json",
        "a.svg, image/svg+xml",
        "a.png, image/png",
        "a.ico, image/x-icon",
        "a.woff2, font/woff2",
        "a.txt, text/plain;charset=utf-8",
        "a.exe, application/octet-stream",
        "noname, application/octet-stream",
        "js, text/javascript;charset=utf-8"
    })
    void everyFileHasItsType(String name, String type) throws Exception {
        server.files.addShell(Map.of(name, bytes("x")));
        assertThat(type(get("/" + name))).isEqualTo(type);
    }

    @Test
    void aPieceLivesUnderAPathOfItsContentUntilItIsTakenAway() throws Exception {
        var pieces = new UiPieces(server.files);
        var changes = new int[1];
        pieces.onChange(() -> changes[0]++);
        Runnable first = pieces.add("chat", "1.0.0", Map.of("index.js", bytes("1"), "index.css", bytes("c")));
        UiPieces.Piece piece = pieces.all().getFirst();
        assertThat(piece.entry()).matches("/ui/chat/[0-9a-f]{20}/index\\.js");
        assertThat(piece.css()).isEqualTo(piece.entry().replace(".js", ".css"));
        assertThat(get(piece.entry()).headers().allValues("cache-control"))
                .containsExactly("public, max-age=31536000, immutable");

        first.run();
        assertThat(pieces.all()).isEmpty();
        assertThat(get(piece.entry()).statusCode()).isEqualTo(404);
        assertThat(changes[0]).isEqualTo(2);

        pieces.add("chat", "1.0.1", Map.of("index.js", bytes("2")));
        UiPieces.Piece next = pieces.all().getFirst();
        assertThat(next.entry()).isNotEqualTo(piece.entry());
        assertThat(next.css()).isNull();
    }

    private static HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(server.url() + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String type(HttpResponse<?> answer) {
        return answer.headers().firstValue("content-type").orElse("").replace(" ", "");
    }

    private static byte[] unpacked(byte[] packed) throws IOException {
        try (var in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
