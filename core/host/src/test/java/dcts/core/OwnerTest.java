package dcts.core;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.core.testing.LeakCheck;
import dcts.core.testing.TestApi;
import dcts.core.testing.TestApi.Answer;
import dcts.core.testing.TestMember;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Who registers through the one-time link owns the server, and nobody else. */
class OwnerTest {
    @RegisterExtension
    final LeakCheck leaks = new LeakCheck();

    @TempDir
    Path folder;

    private TestHost host;
    private TestApi api;

    @BeforeEach
    void start() {
        host = TestHost.start(folder);
        api = new TestApi(host.url());
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void oneOfFiftyAtOnceBecomesTheOwner() throws Exception {
        String secret = host.ownerSecret();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> all = IntStream.range(0, 50)
                    .mapToObj(i -> threads.submit(() -> register("claimer" + i, secret)))
                    .toList();
            int granted = 0;
            for (Future<Answer> answer : all) {
                granted += answer.get().status() == 200 ? 1 : 0;
                assertThat(answer.get().code()).isIn("", "invalid");
            }
            assertThat(granted).isEqualTo(1);
        }
        assertThat(owners()).isEqualTo(1);
        assertThat(host.ownerLink()).isEmpty();
    }

    @Test
    void aLinkIsSpentOnlyByWhoGetsIn() {
        String secret = host.ownerSecret();
        assertThat(register("early", null).status()).isEqualTo(200);
        assertThat(register("early", secret).code()).isEqualTo("conflict");
        assertThat(api.post("/api/accounts", Map.of("loginName", "x", "password", "short", "invite", secret))
                        .code())
                .isEqualTo("invalid");
        assertThat(register("late", secret + "x").code()).isEqualTo("invalid");
        assertThat(owners()).isZero();

        Answer owner = register("late", secret);
        assertThat(isOwner(owner)).isTrue();
        assertThat(register("later", secret).body().path("error").path("path").textValue())
                .isEqualTo("invite");
        assertThat(isOwner(register("member", null))).isFalse();
    }

    @Test
    void aStartWithoutAnOwnerMakesAnotherLinkAndOneWithNone() {
        String old = host.ownerSecret();
        host.restart();
        api = new TestApi(host.url());
        String secret = host.ownerSecret();
        assertThat(secret).isNotEqualTo(old);
        assertThat(register("a", old).code()).isEqualTo("invalid");
        assertThat(register("a", secret).status()).isEqualTo(200);

        host.restart();
        api = new TestApi(host.url());
        assertThat(host.ownerLink()).isEmpty();
        assertThat(register("b", secret).code()).isEqualTo("invalid");
        assertThat(api.get("/api/server", Map.of()).data().path("hasOwner").booleanValue())
                .isTrue();
    }

    @Test
    void ownershipMovesInAnyCaseOfTheNameAndEndsWithTheOldOwner() {
        TestMember first = host.joinAsOwner("first");
        TestMember second = host.join("second");
        var asFirst = Map.of("Authorization", "Bearer " + first.token());
        assertThat(makeOwner("nobody", asFirst).code()).isEqualTo("not_found");
        for (String wrong : List.of("", "wrong password")) {
            Answer answer =
                    api.send("POST", "/api/admin/owner", Map.of("loginName", "second", "password", wrong), asFirst);
            assertThat(answer.body().at("/error/path").asText()).isEqualTo("password");
        }
        assertThat(api.send("POST", "/api/admin/owner", Map.of("loginName", "second"), asFirst)
                        .code())
                .as("a stolen session is not enough")
                .isEqualTo("forbidden");

        assertThat(makeOwner("SECOND", asFirst).status()).isEqualTo(200);

        first.awaitDisconnect();
        second.awaitDisconnect();
        assertThat(makeOwner("first", asFirst).code()).isEqualTo("forbidden");
        assertThat(owners()).isEqualTo(1);
        assertThat(ownerChanges()).containsExactly("first made second the owner");
        TestMember again = second.again();
        assertThat(again.everything().getFirst().payload().path("owner").booleanValue())
                .isTrue();
        List.of(first, second, again).forEach(TestMember::close);
    }

    @Test
    void whatIsForTheOwnerIsRefusedToOthers() {
        var asMember = Map.of(
                "Authorization",
                "Bearer " + register("member", null).data().get("token").textValue());
        assertThat(makeOwner("member", asMember).code()).isEqualTo("forbidden");
        assertThat(makeOwner("member", Map.of()).code()).isEqualTo("unauthorized");
        var user = Map.of("loginName", "made", "password", TestMember.PASSWORD);
        assertThat(api.send("POST", "/api/admin/users", user, asMember).code()).isEqualTo("forbidden");
        assertThat(owners()).isZero();
    }

    private Answer makeOwner(String name, Map<String, String> headers) {
        return api.send(
                "POST", "/api/admin/owner", Map.of("loginName", name, "password", TestMember.PASSWORD), headers);
    }

    private Answer register(String name, @Nullable String invite) {
        var body = new HashMap<String, Object>(Map.of("loginName", name, "password", TestMember.PASSWORD));
        if (invite != null) {
            body.put("invite", invite);
        }
        return api.post("/api/accounts", body);
    }

    private boolean isOwner(Answer registered) {
        var bearer = Map.of(
                "Authorization", "Bearer " + registered.data().get("token").textValue());
        return api.get("/api/sessions/current", bearer)
                .data()
                .at("/session/owner")
                .booleanValue();
    }

    private List<String> ownerChanges() {
        try (var database = host.database().open()) {
            return database.jdbi("test")
                    .withHandle(h -> h.createQuery("select concat(actor_name, ' made ', subject, ' the owner')"
                                    + " from core_audit where what = 'owner.change'")
                            .mapTo(String.class)
                            .list());
        }
    }

    private int owners() {
        try (var database = host.database().open()) {
            return database.jdbi("test")
                    .withHandle(h -> h.createQuery("select count(*) from core_account where owner = 1")
                            .mapTo(Integer.class)
                            .one());
        }
    }
}
