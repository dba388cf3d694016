package dcts.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dcts.api.Access;
import dcts.api.ApiException;
import dcts.api.Effect;
import dcts.api.HttpReply;
import dcts.api.HttpRoute.NoBody;
import dcts.api.Text;
import dcts.core.json.Json;
import dcts.core.limit.RateLimit;
import dcts.core.testing.LeakCheck;
import dcts.core.testing.RawHttp;
import dcts.core.testing.TestApi;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpServerTest {
    private static final int MAX_BODY = 65_536;

    @RegisterExtension
    static final LeakCheck LEAKS = new LeakCheck();

    private static HttpFixture server;
    private static TestApi api;

    record Word(@Text(max = 100_000) String word) {}

    record Length(int length) {}

    record Unbounded(String word) {}

    @BeforeAll
    static void start() {
        server = new HttpFixture();
        api = new TestApi(server.url());
        server.routes.add(Route.post(
                "/api/length",
                Word.class,
                Access.anyone(),
                RateLimit.HTTP_ADDRESS,
                Effect.reads(),
                (call, body) -> HttpReply.data(new Length(body.word().length()))));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void dataComesInTheEnvelope() {
        var answer = api.post("/api/length", Map.of("word", "abc"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).hasToString("{\"ok\":true,\"data\":{\"length\":3}}");
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
    }

    @Test
    void aRawBodyGoesIntoAFileWithinItsBound(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("body");
        server.routes.add(Route.post(
                "/api/raw", NoBody.class, Access.anyone(), RateLimit.HTTP_ADDRESS, Effect.reads(), (call, none) -> {
                    call.saveBody(file, 200_000);
                    return HttpReply.done();
                }));
        assertThat(api.post("/api/raw", "x".repeat(200_000)).status()).isEqualTo(200);
        assertThat(file).hasContent("x".repeat(200_000));
        assertThat(api.post("/api/raw", "x".repeat(200_001)).code()).isEqualTo("too_large");
        assertThat(api.post("/api/raw", "").status()).isEqualTo(200);
        assertThat(file).isEmptyFile();
    }

    @Test
    void aRefusalHasItsStatusCodeAndPath() {
        server.routes.add(Route.get("/api/busy", Access.anyone(), (call, none) -> {
            throw ApiException.unavailable(Duration.ofMillis(700));
        }));
        var refused = api.post("/api/length", Map.of("word", 5));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.body()).hasToString("{\"ok\":false,\"error\":{\"code\":\"invalid\",\"path\":\"word\"}}");
        var busy = api.get("/api/busy", Map.of());
        assertThat(busy.status()).isEqualTo(503);
        assertThat(busy.body()).hasToString("{\"ok\":false,\"error\":{\"code\":\"unavailable\",\"retryAfterMs\":700}}");
    }

    @Test
    void aHandlerThatFailsIsAnsweredAndLoggedOnceWithoutWords() {
        LEAKS.expect("GET /api/broken failed.");
        server.routes.add(Route.get("/api/broken", Access.anyone(), (call, none) -> {
            throw new IllegalStateException("the inner secret");
        }));
        var answer = api.get("/api/broken?token=abc", Map.of());
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.body()).hasToString("{\"ok\":false,\"error\":{\"code\":\"internal\"}}");
        assertThat(LEAKS.log().alarms()).containsExactly("GET /api/broken failed.");
    }

    @Test
    void anErrorOfTheMachineIsAnsweredToo() {
        LEAKS.expect("GET /api/deep failed.");
        server.routes.add(Route.get("/api/deep", Access.anyone(), (call, none) -> {
            throw new StackOverflowError();
        }));
        var answer = api.get("/api/deep", Map.of());
        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.code()).isEqualTo("internal");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/nothing",
        "POST, /api/nothing",
        "PUT, /api/nothing",
        "PATCH, /api/nothing",
        "DELETE, /api/nothing",
        "GET, /api/",
        "GET, /api",
        "GET, /nothing.html",
        "GET, /api/length",
        "PUT, /api/length",
        "POST, /api/length/",
        "POST, /api//length",
        "POST, /API/length",
        "POST, /",
        "DELETE, /",
        "OPTIONS, /api/length",
        "OPTIONS, /",
        "TRACE, /api/length",
        "FROBNICATE, /api/length",
        "HEAD, /api/nothing"
    })
    void whatDoesNotExistIsNotFound(String method, String path) {
        var answer = new RawHttp(server.url()).send("", method + " " + path + " HTTP/1.1", "Content-Length: 0");
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("content-type")).hasValue("application/json");
        if (!method.equals("HEAD")) {
            assertThat(answer.body()).endsWith("{\"ok\":false,\"error\":{\"code\":\"not_found\"}}");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD / HTTP/1.1", "HEAD /app.js HTTP/1.1"})
    void aFileCanBeAskedForWithoutItsBody(String request) {
        server.files.addShell(Map.of("index.html", new byte[] {1}, "app.js", new byte[] {1}));
        var answer = new RawHttp(server.url()).send("", request);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    /** Nothing in the way of a path leads anywhere but to a file that was put there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/../secret",
                "/..%2fsecret",
                "/%2e%2e/secret",
                "//secret",
                "/./index.html",
                "/assets/../index.html",
                "/index.html%00",
                "/index.html;a=b",
                "/%zz",
                "/\\..\\secret",
                "/%c0%af",
                "/%5c..%5csecret",
                "/a\tb",
                "secret",
                "*",
                "http://other.example/index.html"
            })
    void aTrickyPathLeadsNowhere(String path) {
        server.files.addShell(Map.of("index.html", "start".getBytes(StandardCharsets.UTF_8)));
        var answer = new RawHttp(server.url()).send("", "GET " + path + " HTTP/1.1");
        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.body())
                .doesNotContain("start")
                .doesNotContain("Jetty")
                .doesNotContain("dcts.");
    }

    @ParameterizedTest
    @CsvSource({"0, 200", "1, 413", "5000, 413", "1000000, 413"})
    void aBodyHasItsBound(int more, int status) {
        String word = "a".repeat(MAX_BODY - "{\"word\":\"\"}".length() + more);
        var answer = api.post("/api/length", "{\"word\":\"" + word + "\"}");
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.code()).isEqualTo(status == 200 ? "" : "too_large");
    }

    @Test
    void aBodyOfUnknownLengthHasItsBoundToo() {
        String chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
        var answer = new RawHttp(server.url())
                .send(chunk + chunk + "0\r\n\r\n", "POST /api/length HTTP/1.1", "Transfer-Encoding: chunked");
        assertThat(answer.status()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "\"word\"", "null", "{\"word\":\"a\"}{\"word\":\"b\"}", "word=a", "\u0000"})
    void aBodyThatIsNoObjectIsInvalid(String body) {
        var answer = api.post("/api/length", body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/length", "/api/nothing", "/", "/health", "/x.js"})
    void everyAnswerStaysWhereItBelongs(String path) {
        server.files.addShell(Map.of("index.html", new byte[] {1}, "x.js", new byte[] {1}));
        var headers = api.get(path, Map.of()).headers();
        assertThat(headers.firstValue("content-security-policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe", "*", "http:");
        assertThat(headers.firstValue("x-content-type-options")).hasValue("nosniff");
        assertThat(headers.firstValue("referrer-policy")).hasValue("no-referrer");
        assertThat(headers.firstValue("cross-origin-opener-policy")).hasValue("same-origin");
        assertThat(headers.firstValue("cross-origin-resource-policy")).hasValue("same-origin");
        assertThat(headers.firstValue("server")).isEmpty();
        assertThat(headers.firstValue("set-cookie")).isEmpty();
        assertThat(headers.firstValue("access-control-allow-origin")).isEmpty();
    }

    @Test
    void answersOfTheApiAreNeverKept() {
        assertThat(api.post("/api/length", Map.of("word", "a")).headers().allValues("cache-control"))
                .containsExactly("no-store");
        assertThat(api.get("/api/nothing", Map.of()).headers().allValues("cache-control"))
                .containsExactly("no-store");
    }

    @Test
    void aRouteThatIsTakenOrHasNoBoundsIsRefused() {
        Route<Word> taken = Route.post(
                "/api/length",
                Word.class,
                Access.anyone(),
                RateLimit.HTTP_ADDRESS,
                Effect.reads(),
                (c, b) -> HttpReply.done());
        assertThatThrownBy(() -> server.routes.add(taken)).isInstanceOf(IllegalStateException.class);
        Route<Unbounded> unbounded = Route.post(
                "/api/x",
                Unbounded.class,
                Access.anyone(),
                RateLimit.HTTP_ADDRESS,
                Effect.reads(),
                (c, b) -> HttpReply.done());
        assertThatThrownBy(() -> server.routes.add(unbounded)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aRouteCanBeTakenAway() {
        Runnable takeAway =
                server.routes.add(Route.get("/api/x", Access.anyone(), (c, b) -> HttpReply.done()), new Json());
        assertThat(api.get("/api/x", Map.of()).body()).hasToString("{\"ok\":true,\"data\":{}}");
        takeAway.run();
        assertThat(api.get("/api/x", Map.of()).code()).isEqualTo("not_found");
    }

    @Test
    void aRouteForMembersIsClosedToStrangers() {
        server.routes.add(Route.get("/api/members", Access.member(), (c, b) -> HttpReply.done()));
        assertThat(api.get("/api/members", Map.of()).code()).isEqualTo("unauthorized");
        assertThat(api.get("/api/members", Map.of("Authorization", "Bearer nonsense"))
                        .status())
                .isEqualTo(401);
    }

    /** A request that is being worked on when the server ends gets its answer. */
    @Test
    void theStopWaitsForWorkUnderWay() throws Exception {
        var working = new CountDownLatch(1);
        var finish = new CountDownLatch(1);
        try (HttpFixture other = new HttpFixture()) {
            other.routes.add(Route.get("/api/slow", Access.anyone(), (call, none) -> {
                working.countDown();
                await(finish);
                return HttpReply.done();
            }));
            var answer = CompletableFuture.supplyAsync(() -> new TestApi(other.url()).get("/api/slow", Map.of()));
            working.await();
            var stopped = CompletableFuture.runAsync(other::stop);
            CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS).execute(finish::countDown);
            assertThat(answer.get().status()).isEqualTo(200);
            stopped.get();
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
