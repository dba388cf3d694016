package dcts.core;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.core.db.Cable;
import dcts.core.db.TestDatabase;
import dcts.core.testing.ConnectionAttempt;
import dcts.core.testing.LeakCheck;
import dcts.core.testing.TestApi;
import dcts.core.testing.TestApi.Answer;
import dcts.core.testing.TestMember;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Health and metrics, and what is answered while the database is away. */
@Timeout(120)
class OutageTest {
    @RegisterExtension
    final LeakCheck leaks = new LeakCheck();

    @TempDir
    Path folder;

    private Cable cable;
    private TestHost host;
    private TestApi api;

    @BeforeEach
    void start() throws Exception {
        try (TestDatabase any = TestDatabase.create()) {
            cable = new Cable(Cable.port(any.address()));
        }
        host = TestHost.through(folder, cable);
        api = new TestApi(host.url());
    }

    @AfterEach
    void stop() throws Exception {
        host.close();
        cable.close();
    }

    @Test
    void healthIsToldInAWord() {
        assertThat(api.get("/health/live", Map.of()).body().asText()).isEqualTo("live\n");
        assertThat(api.get("/health/ready", Map.of()).body().asText()).isEqualTo("ready\n");
        assertThat(api.get("/health/ready", Map.of()).headers().firstValue("content-type"))
                .hasValue("text/plain;charset=utf-8");
        assertThat(api.get("/health", Map.of()).status()).isEqualTo(404);
    }

    @Test
    void metricsAreForThisMachineAndTheOwner() {
        TestMember owner = host.joinAsOwner("owner");
        TestMember member = host.join("member");
        var proxied = Map.of("X-Forwarded-For", "203.0.113.7");
        assertThat(api.get("/metrics", Map.of()).body().asText())
                .contains("dcts_members_online 2.0", "dcts_socket_connections 2.0", "dcts_cache_sessions_hits ");
        assertThat(api.get("/metrics", proxied).code()).isEqualTo("forbidden");
        assertThat(api.get("/metrics", bearer(member, "127.0.0.1")).code()).isEqualTo("forbidden");
        assertThat(api.get("/metrics", bearer(owner, "203.0.113.7")).status()).isEqualTo(200);
        owner.close();
        member.close();
    }

    @Test
    void whileTheDatabaseIsAwayEverybodyIsToldSoAndAfterwardsAllIsWell() {
        TestMember member = host.join("member");
        TestMember guest = host.join("guest");
        leaks.expect("database");
        cable.cut();

        assertThat(api.get("/health/live", Map.of()).status()).isEqualTo(200);
        Answer ready = api.get("/health/ready", Map.of());
        assertThat(ready.status()).isEqualTo(503);
        assertThat(ready.body().asText()).startsWith("the database ");
        var credentials = Map.of("loginName", "member", "password", TestMember.PASSWORD);
        assertUnavailable(api.post("/api/sessions", credentials));
        assertUnavailable(api.post("/api/accounts", Map.of("loginName", "x", "password", TestMember.PASSWORD)));
        assertThat(api.get("/api/sessions/current", bearer(member, "203.0.113.7"))
                        .data()
                        .at("/session/loginName")
                        .asText())
                .as("what is known needs no database")
                .isEqualTo("member");
        assertThat(member.refusal("accounts.profiles", Map.of("ids", List.of(guest.userId()))))
                .isEqualTo("unavailable");
        assertThat(member.connected()).isTrue();
        assertThat(ConnectionAttempt.outcome(host.url(), Map.of("token", "x".repeat(43)), Map.of()))
                .as("nobody is told that a token is wrong before it was looked up")
                .isEqualTo("refused unavailable");

        cable.mend();
        awaitReady();
        assertThat(api.post("/api/sessions", credentials).status()).isEqualTo(200);
        assertThat(member.ask("accounts.profiles", Map.of("ids", List.of(guest.userId())))
                        .get("profiles"))
                .hasSize(1);
        member.close();
        guest.close();
    }

    private static void assertUnavailable(Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("unavailable");
        assertThat(answer.body().at("/error/retryAfterMs").longValue()).isPositive();
    }

    private void awaitReady() {
        for (int i = 0; i < 100 && api.get("/health/ready", Map.of()).status() != 200; i++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private static Map<String, String> bearer(TestMember who, String from) {
        return Map.of("Authorization", "Bearer " + who.token(), "X-Forwarded-For", from);
    }
}
