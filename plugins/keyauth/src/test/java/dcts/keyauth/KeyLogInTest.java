package dcts.keyauth;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.core.TestHost;
import dcts.core.db.Database;
import dcts.core.testing.ConnectionAttempt;
import dcts.core.testing.LeakCheck;
import dcts.core.testing.TestApi;
import dcts.core.testing.TestMember;
import dcts.keyauth.KeyClient.Got;
import dcts.keyauth.api.JsonObject;
import dcts.keyauth.api.PrivateRsaKey;
import dcts.keyauth.api.Vectors;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** People with keys and a server that runs. */
@Timeout(120)
class KeyLogInTest {
    @RegisterExtension
    final LeakCheck leaks = new LeakCheck();

    @TempDir
    Path folder;

    private TestHost host;
    private KeyClient alice;
    private KeyClient bob;

    @BeforeEach
    void start() {
        host = TestHost.withPlugin(folder);
        alice = new KeyClient(host.localUrl(), Vectors.key("alice"), 11);
        bob = new KeyClient(host.localUrl(), Vectors.key("bob"), 12);
    }

    @AfterEach
    void stop() {
        bob.close();
        alice.close();
        host.close();
    }

    @Test
    void aNewKeyIsAMemberFromNowOn() {
        Got verified = alice.verify(alice.solve(alice.login()));
        assertThat(verified.status()).isEqualTo(200);
        assertThat(verified.body())
                .matches("\\{\"error\":null,\"sessionId\":\"[A-Za-z0-9_-]{43}\",\"expiresAt\":[0-9]{13}}");

        String sessionId = verified.text("sessionId");
        Got known = alice.session(sessionId);
        assertThat(known.status()).isEqualTo(200);
        assertThat(known.text("publicKey")).isEqualTo(alice.pem());
        assertThat(Vectors.value(known.json(), "expiresAt")).isEqualTo(Vectors.value(verified.json(), "expiresAt"));

        try (TestMember member = TestMember.withToken(host.url(), sessionId);
                TestMember later = alice.connect();
                TestMember other = bob.connect()) {
            assertThat(member.connected()).isTrue();
            assertThat(later.userId()).isEqualTo(member.userId());
            assertThat(other.userId()).isNotEqualTo(member.userId());
            assertThat(member.ask("accounts.profiles", Map.of("ids", List.of(member.userId())))
                            .at("/profiles/0/displayName")
                            .textValue())
                    .isEqualTo("key-" + alice.fingerprint().substring(0, 8));
        }
        assertThat(leaks.log().all()).noneMatch(line -> line.text().contains(sessionId));
    }

    @Test
    void whoHasNotTheKeyIsRefused() {
        Answer wrong = new Answer(403, "{\"error\":\"Invalid solution or key\"}");
        Answer unknown = new Answer(404, "{\"error\":\"Challenge not found\"}");
        Answer invalid = new Answer(401, "{\"error\":\"Invalid session\"}");
        KeyClient.Solved solved = alice.solve(alice.login());
        KeyClient.Solved guessed = new KeyClient.Solved(solved.identifier(), "0123456789abcdefghijklmn");

        assertThat(alice.verify(guessed).answer()).isEqualTo(wrong);
        assertThat(bob.verify(solved).answer()).as("another's solution").isEqualTo(wrong);
        Got verified = alice.verify(solved);
        assertThat(verified.status()).isEqualTo(200);
        assertThat(alice.verify(solved).answer()).as("used up").isEqualTo(unknown);

        String sessionId = verified.text("sessionId");
        assertThat(bob.session(sessionId).answer()).as("stolen").isEqualTo(invalid);
        assertThat(alice.post("/dSyncAuth/verify/session", JsonObject.empty().with("sessionId", sessionId))
                        .answer())
                .as("without its key")
                .isEqualTo(invalid);
        assertThat(alice.session(sessionId.substring(1) + "A").answer()).isEqualTo(invalid);
        try (TestMember byPassword = host.join("member")) {
            assertThat(alice.session(byPassword.token()).answer()).isEqualTo(invalid);
        }
        assertThat(alice.session(sessionId).status()).isEqualTo(200);
    }

    @Test
    void logInsAtOnceWithOneNewKeyMakeOneAccount() {
        PrivateRsaKey key = PrivateRsaKey.generate(new SecureRandom());
        List<KeyClient> devices = Stream.of(21, 22, 23, 24)
                .map(number -> new KeyClient(host.localUrl(), key, number))
                .toList();
        // Each has solved its challenge before the first is let in.
        List<KeyClient.Solved> solved =
                devices.stream().map(device -> device.solve(device.login())).toList();
        List<CompletableFuture<Got>> verified = Stream.of(0, 1, 2, 3)
                .map(i -> CompletableFuture.supplyAsync(() -> devices.get(i).verify(solved.get(i))))
                .toList();
        Set<String> members = verified.stream()
                .map(got -> userId(got.join().text("sessionId")))
                .collect(Collectors.toSet());
        assertThat(members).hasSize(1);
        assertThat(accounts()).isEqualTo(1);
        devices.forEach(KeyClient::close);
    }

    private int accounts() {
        try (Database database = host.database().open()) {
            return database.jdbi("test")
                    .withHandle(handle -> handle.createQuery("select count(*) from core_account")
                            .mapTo(Integer.class)
                            .one());
        }
    }

    private String userId(String sessionId) {
        return new TestApi(host.url())
                .get("/api/sessions/current", Map.of("Authorization", "Bearer " + sessionId))
                .data()
                .at("/session/userId")
                .textValue();
    }

    @Test
    void aRestartKeepsTheServersKeyTheMembersAndTheirSessions() {
        String serverKey = serverKey();
        String sessionId = alice.enter();
        String userId = userId(sessionId);
        KeyClient.Solved solved = alice.solve(alice.login());
        host.restart();
        assertThat(serverKey()).isEqualTo(serverKey);
        assertThat(alice.session(sessionId).status()).isEqualTo(200);
        assertThat(userId(alice.enter())).isEqualTo(userId);
        assertThat(alice.verify(solved).status()).as("a challenge of before").isEqualTo(404);
        assertThat(host.data().resolve("files/keyauth/server-key.json")).isRegularFile();
    }

    private String serverKey() {
        return Vectors.text(Vectors.object(alice.get("/discover").json(), "serverinfo"), "public_key");
    }

    @Test
    void switchedOffItIsNotThereAndSwitchedOnItIsAgain() {
        String serverKey = serverKey();
        String sessionId = alice.enter();
        switched("disable");
        assertThat(alice.login().status()).isEqualTo(404);
        assertThat(alice.session(sessionId).status()).isEqualTo(404);
        assertThat(alice.get("/discover").status()).isEqualTo(404);
        assertThat(alice.send("OPTIONS", "/dSyncAuth/login", "", Map.of()).status())
                .isEqualTo(404);
        try (TestMember member = TestMember.withToken(host.url(), sessionId)) { // the session is the host's
            switched("enable");
            assertThat(member.connected()).isTrue();
        }
        assertThat(alice.session(sessionId).status()).isEqualTo(200);
        assertThat(serverKey()).isEqualTo(serverKey);
        try (TestMember again = alice.connect()) {
            assertThat(again.userId()).isEqualTo(userId(sessionId));
        }
    }

    private void switched(String verb) {
        var console = Map.of("Authorization", "Bearer " + host.consoleToken());
        new TestApi(host.localUrl())
                .send("POST", "/api/admin/plugins/" + verb, Map.of("id", "keyauth"), console)
                .data();
    }

    @Test
    void aSafeStartLetsOnlyTheOwnerIn() {
        String owners;
        try (TestMember owner = host.joinAsOwner("owner")) {
            owner.ask("keyauth.link", alice.proof());
            owners = alice.enter();
            assertThat(userId(owners)).isEqualTo(owner.userId());
        }
        String members = bob.enter();
        assertThat(connecting(members)).startsWith("ready");
        host.restartSafe();
        assertThat(connecting(owners)).startsWith("ready");
        assertThat(connecting(members)).isEqualTo("refused unavailable");
        assertThat(alice.login().status()).as("no plugin runs").isEqualTo(404);
        host.restart();
        assertThat(connecting(members)).startsWith("ready");
    }

    private String connecting(String sessionId) {
        return ConnectionAttempt.outcome(host.url(), Map.of("token", sessionId), Map.of());
    }
}
