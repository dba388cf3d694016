package dcts.whole;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.core.testing.TestMember;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The contract of the main job, kept towards the official Java client with its default options. */
class JavaClientTest {
    @TempDir
    static Path folder;

    private static ServerProcess server;
    private static TestMember alice;
    private static TestMember bob;
    private static String general;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        server = ServerCommand.on(folder.resolve("data")).withoutLimits().start();
        alice = TestMember.register(server.url().toString(), "alice", null);
        bob = TestMember.register(server.url().toString(), "bob", null);
        general = Talk.channelId(alice, "general");
    }

    @AfterAll
    static void end() {
        alice.close();
        bob.close();
        server.close();
    }

    @Test
    void theFirstAnnouncementSaysWhoItIs() {
        assertThat(alice.everything().getFirst().event()).isEqualTo("session.ready");
        assertThat(alice.everything().getFirst().payload().path("userId").asText())
                .isEqualTo(alice.userId());
    }

    @Test
    void aMessageIsAcknowledgedAnnouncedAndFoundAgain() {
        JsonNode sent =
                alice.ask("chat.send", message("java-1", "Grüße \uD83D\uDE80")).path("message");
        assertThat(bob.hear("chat.message.created").path("message")).isEqualTo(sent);
        assertThat(alice.hear("chat.message.created").path("message")).isEqualTo(sent);

        assertThat(alice.ask("chat.send", message("java-1", "Grüße \uD83D\uDE80"))
                        .path("message"))
                .isEqualTo(sent);
        assertThat(alice.refusal("chat.send", message("java-1", "other"))).isEqualTo("conflict");

        JsonNode history = bob.ask("chat.history", Map.of("channelId", general, "limit", 1));
        assertThat(history.path("messages").get(0)).isEqualTo(sent);
        long before = sent.path("rev").asLong() - 1;
        JsonNode changes = bob.ask("chat.changes", Map.of("channelId", general, "afterRev", before));
        assertThat(changes.path("changes").get(0).path("message")).isEqualTo(sent);
    }

    @Test
    void refusalsHaveTheirCodes() {
        assertThat(alice.refusal("no.such.event", Map.of())).isEqualTo("unknown_event");
        assertThat(alice.refusal("chat.tree", List.of())).isEqualTo("invalid:");
        assertThat(alice.refusal("chat.send", message("java-2", " "))).isEqualTo("invalid:text");
        assertThat(alice.refusal("chat.send", message("java 2", "text"))).isEqualTo("invalid:nonce");
        assertThat(alice.refusal("chat.history", Map.of("channelId", "1"))).isEqualTo("not_found");
        assertThat(alice.refusal("chat.history", Map.of("channelId", general, "before", "2", "after", "1")))
                .isEqualTo("invalid:after");
        assertThat(alice.refusal("chat.changes", Map.of("channelId", general, "afterRev", 9_999)))
                .isEqualTo("chat.resync");
    }

    private static Map<String, Object> message(String nonce, String text) {
        return Map.of("channelId", general, "nonce", nonce, "text", text);
    }
}
