package dcts.keyauth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.core.TestHost;
import dcts.core.testing.ConnectionAttempt;
import dcts.core.testing.LeakCheck;
import dcts.core.testing.TestMember;
import dcts.keyauth.api.Vectors;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Members add keys to their accounts and take them away. */
@Timeout(60)
class MemberKeysTest {
    @RegisterExtension
    final LeakCheck leaks = new LeakCheck();

    private TestHost host;
    private KeyClient alice;
    private KeyClient bob;
    private TestMember member;

    @BeforeEach
    void start(@TempDir Path folder) {
        host = TestHost.withPlugin(folder);
        alice = new KeyClient(host.localUrl(), Vectors.key("alice"), 11);
        bob = new KeyClient(host.localUrl(), Vectors.key("bob"), 12);
        member = host.join("member");
    }

    @AfterEach
    void stop() {
        member.close();
        bob.close();
        alice.close();
        host.close();
    }

    private static List<String> fingerprints(JsonNode answer) {
        return StreamSupport.stream(answer.path("fingerprints").spliterator(), false)
                .map(JsonNode::textValue)
                .toList();
    }

    private static Map<String, String> named(KeyClient client) {
        return Map.of("fingerprint", client.fingerprint());
    }

    @Test
    void aKeyThatIsAddedLetsItsMemberIn() {
        assertThat(fingerprints(member.ask("keyauth.keys", Map.of()))).isEmpty();
        assertThat(fingerprints(member.ask("keyauth.link", alice.proof()))).containsExactly(alice.fingerprint());
        try (TestMember byKey = alice.connect()) {
            assertThat(byKey.userId()).isEqualTo(member.userId());
            assertThat(fingerprints(byKey.ask("keyauth.keys", Map.of()))).containsExactly(alice.fingerprint());
        }
    }

    @Test
    void aKeyThatIsTakenAwayEndsWhatItOpened() {
        member.ask("keyauth.link", alice.proof());
        member.ask("keyauth.link", bob.proof());
        String bobs = bob.enter();
        try (TestMember lost = alice.connect()) {
            JsonNode left = member.ask("keyauth.unlink", named(alice));

            assertThat(fingerprints(left)).containsExactly(bob.fingerprint());
            assertThat(lost.awaitDisconnect()).isEqualTo("io server disconnect");
            assertThat(alice.session(lost.token()).status()).isEqualTo(401);
            assertThat(ConnectionAttempt.outcome(host.url(), Map.of("token", lost.token()), Map.of()))
                    .isEqualTo("refused unauthorized");
        }
        assertThat(bob.session(bobs).status()).isEqualTo(200);
        assertThat(member.connected()).isTrue();
        try (TestMember stranger = alice.connect()) {
            assertThat(stranger.userId()).as("a key of nobody").isNotEqualTo(member.userId());
        }
    }

    @Test
    void nobodyAddsAKeyThatHeHasNotOrThatIsAnothers() {
        Map<String, Object> guessed = new HashMap<>(alice.proof());
        guessed.put("solution", "0123456789abcdefghijklmn");
        assertThat(member.refusal("keyauth.link", guessed)).isEqualTo("forbidden");
        guessed.put("publicKey", "no key");
        assertThat(member.refusal("keyauth.link", guessed)).isEqualTo("forbidden");

        alice.enter();
        assertThat(member.refusal("keyauth.link", alice.proof())).isEqualTo("conflict");
        assertThat(fingerprints(member.ask("keyauth.keys", Map.of()))).isEmpty();
    }

    @Test
    void nobodyTakesAnothersKeyOrHisLast() {
        try (TestMember other = alice.connect()) {
            assertThat(member.refusal("keyauth.unlink", named(alice))).isEqualTo("not_found");
            assertThat(other.refusal("keyauth.unlink", named(alice))).isEqualTo("conflict");
            assertThat(other.refusal("keyauth.unlink", Map.of("fingerprint", "x")))
                    .isEqualTo("invalid:fingerprint");
            other.ask("keyauth.link", bob.proof());
            try (TestMember byOtherKey = bob.connect()) {
                assertThat(fingerprints(byOtherKey.ask("keyauth.unlink", named(alice))))
                        .containsExactly(bob.fingerprint());
            }
            assertThat(other.awaitDisconnect()).isEqualTo("io server disconnect");
        }
    }

    @Test
    void nobodyHasMoreThanFiftyKeys() {
        for (int i = 1; i < MemberKeys.MOST; i++) {
            insert("%064x".formatted(i));
        }
        assertThat(fingerprints(member.ask("keyauth.link", alice.proof()))).hasSize(50);
        assertThat(member.refusal("keyauth.link", bob.proof())).isEqualTo("keyauth.too_many");
        assertThat(fingerprints(member.ask("keyauth.link", alice.proof())))
                .as("one that he has")
                .hasSize(50);

        member.ask("keyauth.unlink", named(alice));
        assertThat(fingerprints(member.ask("keyauth.link", bob.proof())))
                .hasSize(50)
                .contains(bob.fingerprint());
    }

    private void insert(String fingerprint) {
        try (var database = host.database().open()) {
            database.jdbi("test")
                    .useHandle(handle -> handle.execute(
                            "insert into core_identity (method, identity, account_id, created_at)"
                                    + " values ('keyauth', ?, ?, 1)",
                            "rsa-sha256:" + fingerprint,
                            member.userId()));
        }
    }
}
