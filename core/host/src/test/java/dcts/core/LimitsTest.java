package dcts.core;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.core.testing.LeakCheck;
import dcts.core.testing.RawHttp;
import dcts.core.testing.TestApi;
import dcts.core.testing.TestApi.Answer;
import dcts.core.testing.TestMember;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A server with its limits on, as everybody's is. */
class LimitsTest {
    private static final int LOGINS_OF_ADDRESS = 20;
    private static final int LOGINS_ON_ACCOUNT = 10;
    private static final int REGISTRATIONS = 10;
    private static final int REQUESTS = 600;

    @RegisterExtension
    final LeakCheck leaks = new LeakCheck();

    @TempDir
    Path folder;

    private TestHost host;
    private TestApi api;

    @BeforeEach
    void start() {
        host = TestHost.start(folder, Map.of("DCTS_LIMITS", "on", "DCTS_TRUSTED_PROXIES", "10.0.0.1"), List.of());
        api = new TestApi(host.url());
    }

    @AfterEach
    void stop() {
        host.close();
    }

    /** Each attempt pretends to come from elsewhere, which nobody believes. */
    @Test
    void logInsAreCountedByAccountAndByAddress() {
        for (int i = 0; i < LOGINS_ON_ACCOUNT; i++) {
            assertThat(logIn("someone", i).code()).isEqualTo("unauthorized");
        }
        Answer refused = logIn("SomeOne", 100);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("rate_limited");
        assertThat(refused.body().at("/error/retryAfterMs").longValue()).isBetween(1L, 6_000L);
        for (int i = LOGINS_ON_ACCOUNT + 1; i < LOGINS_OF_ADDRESS; i++) {
            assertThat(logIn("someone" + i, i).code()).isEqualTo("unauthorized");
        }
        assertThat(logIn("nobody", 200).code()).isEqualTo("rate_limited");
    }

    @Test
    void manyAtOnceGetNoMoreAttempts() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> all = IntStream.range(0, 60)
                    .mapToObj(i -> threads.submit(() -> logIn("someone", i)))
                    .toList();
            int judged = 0;
            for (Future<Answer> answer : all) {
                assertThat(answer.get().code()).isIn("unauthorized", "rate_limited");
                judged += answer.get().code().equals("unauthorized") ? 1 : 0;
            }
            assertThat(judged).isEqualTo(LOGINS_ON_ACCOUNT);
        }
    }

    @Test
    void registrationsAreCountedBeforeTheyAreLookedAt() {
        for (int i = 0; i < REGISTRATIONS; i++) {
            assertThat(api.post("/api/accounts", "{").code()).isEqualTo("invalid");
        }
        assertThat(api.post("/api/accounts", Map.of("loginName", "late", "password", TestMember.PASSWORD))
                        .code())
                .isEqualTo("rate_limited");
    }

    @Test
    void otherRequestsAreCountedByAddress() {
        String request = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n";
        String all = (request + "\r\n").repeat(2 * REQUESTS) + request + "Connection: close\r\n\r\n";
        String answers = new RawHttp(host.url())
                .exchange(all.getBytes(StandardCharsets.US_ASCII))
                .body();
        assertThat(answers.split("HTTP/1.1 200", -1).length).isGreaterThanOrEqualTo(REQUESTS);
        assertThat(answers.contains("HTTP/1.1 429")).isTrue();
    }

    /** What comes through a trusted proxy is counted by what the proxy wrote, which is in the last line. */
    @Test
    void clientsBehindATrustedProxyAreToldApart() {
        host.close();
        host = TestHost.start(
                folder.resolve("second"), Map.of("DCTS_LIMITS", "on", "DCTS_TRUSTED_PROXIES", "127.0.0.1"), List.of());
        var raw = new RawHttp(host.url());
        for (int i = 0; i < REGISTRATIONS; i++) {
            assertThat(throughProxy(raw, "198.51.100." + i, "203.0.113.7")).isEqualTo(400);
        }
        assertThat(throughProxy(raw, "198.51.100.99", "203.0.113.7")).isEqualTo(429);
        assertThat(throughProxy(raw, "203.0.113.7", "203.0.113.8")).isEqualTo(400);
        assertThat(throughProxy(raw, "198.51.100.99", "2001:db8:1:2::1")).isEqualTo(400);
    }

    @Test
    void requestsOverTheSocketAreCountedWhateverTheyAre() {
        TestMember member = TestMember.register(host.url(), "talker", null);
        var answers = IntStream.range(0, REQUESTS + 100)
                .mapToObj(i -> member.send("no.such.event", Map.of()))
                .toList();
        List<String> codes = answers.stream()
                .map(answer -> answer.orTimeout(20, TimeUnit.SECONDS)
                        .join()
                        .at("/error/code")
                        .asText())
                .toList();
        assertThat(codes.subList(0, REQUESTS)).containsOnly("unknown_event");
        assertThat(codes).contains("rate_limited");
        member.close();
    }

    private static int throughProxy(RawHttp raw, String written, String added) {
        return raw.send(
                        "{",
                        "POST /api/accounts HTTP/1.1",
                        "Content-Length: 1",
                        "X-Forwarded-For: " + written,
                        "X-Forwarded-For: " + added)
                .status();
    }

    private Answer logIn(String name, int pretended) {
        return api.send(
                "POST",
                "/api/sessions",
                Map.of("loginName", name, "password", "wrong password"),
                Map.of("X-Forwarded-For", "203.0.113." + pretended));
    }
}
