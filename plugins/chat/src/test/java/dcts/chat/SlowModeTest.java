package dcts.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.core.db.StatementCount;
import dcts.core.testing.TestMember;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bob may write once an hour. */
class SlowModeTest extends TreePlay {
    private static final int HOUR = 3_600;

    private String general;

    @BeforeEach
    void slow() {
        general = id(owner, "general");
        pause(HOUR);
    }

    @Test
    void theSecondMessageHasToWaitAndSaysHowLong() {
        assertThat(find(bob, "general").path("slowModeSeconds").asInt()).isEqualTo(HOUR);
        say("n1", "First.");
        JsonNode error = bob.answer("chat.send", message("n2", "Second.")).path("error");
        assertThat(error.path("code").asText()).isEqualTo("rate_limited");
        assertThat(error.path("retryAfterMs").asLong()).isBetween(1L, HOUR * 1_000L);
        bob.ask("chat.send", Map.of("channelId", id(bob, "random"), "nonce", "n3", "text", "Elsewhere."));
    }

    @Test
    void whatWasStoredIsAnsweredAgainAtOnce() {
        JsonNode first = say("n1", "First.");
        assertThat(say("n1", "First.")).isEqualTo(first);
        assertThat(bob.refusal("chat.send", message("n1", "Not the first."))).isEqualTo("rate_limited");
    }

    @Test
    void aRefusedMessageDoesNotCount() {
        assertThat(bob.refusal("chat.send", message("n0", " "))).isEqualTo("invalid:text");
        bob.ask("chat.send", Map.of("channelId", id(bob, "random"), "nonce", "taken", "text", "Elsewhere."));
        assertThat(bob.refusal("chat.send", message("taken", "Here."))).isEqualTo("conflict");
        say("n1", "First.");
        pause(0);
        pause(3);
        assertThat(bob.refusal("chat.send", message("n2", "Too soon."))).isEqualTo("rate_limited");
        long wait = retryAfter(message("n2", "Too soon."));
        while (wait > 0) {
            wait = retryAfter(message("n2", "In time."));
        }
        assertThat(say("n2", "In time.").path("text").asText())
                .as("what was refused meanwhile has not prolonged it")
                .isEqualTo("In time.");
    }

    /** Zero when it was sent. */
    private long retryAfter(Map<String, Object> message) {
        return bob.answer("chat.send", message).at("/error/retryAfterMs").asLong();
    }

    @Test
    void itIsRememberedAcrossARestart() {
        say("n1", "First.");
        restart();
        assertThat(bob.refusal("chat.send", message("n2", "Second."))).isEqualTo("rate_limited");
    }

    @Test
    void whatIsFarBackIsForgotten() {
        say("n1", "First.");
        try (var population = new Population(host.database())) {
            population.messages(general, owner.userId(), 1_000);
        }
        restart();
        say("n2", "A thousand later.");
    }

    @Test
    void whatWasSaidWhileItWasOffCounts() {
        pause(0);
        say("n1", "Off.");
        say("n2", "Still off.");
        pause(HOUR);
        assertThat(bob.refusal("chat.send", message("n3", "On."))).isEqualTo("rate_limited");
    }

    /** What was remembered before it was switched off is too old. */
    @Test
    void whatWasSaidWhileItWasOffCountsAlsoForWhoWasKnownBefore() {
        pause(2);
        long first = say("n1", "On.").path("createdAt").asLong();
        pause(0);
        long last = first;
        for (int i = 0; last < first + 2_500; i++) {
            last = say("off-" + i, "Off.").path("createdAt").asLong();
        }
        pause(2);
        assertThat(bob.refusal("chat.send", message("n2", "On again."))).isEqualTo("rate_limited");
    }

    private static boolean isFree(TestMember who) {
        return find(who, "general").path("slowModeOff").asBoolean();
    }

    @Test
    void ofManyAtOnceOneIsTaken() {
        List<CompletableFuture<JsonNode>> answers;
        try (var phone = bob.again();
                var tablet = bob.again()) {
            answers = IntStream.range(0, 60)
                    .mapToObj(
                            i -> List.of(bob, phone, tablet).get(i % 3).send("chat.send", message("at-once-" + i, "x")))
                    .toList();
            assertThat(answers)
                    .filteredOn(answer -> answer.join().path("ok").asBoolean())
                    .hasSize(1);
        }
        assertThat(find(bob, "general").path("seq").asInt()).isEqualTo(1);
    }

    @Test
    void whoManagesOrIsFreeOfItDoesNotWait() {
        for (int i = 0; i < 3; i++) {
            owner.ask("chat.send", message("own-" + i, "x"));
        }
        assertThat(isFree(owner)).isTrue();
        assertThat(isFree(bob)).isFalse();
        allow("chat.bypassSlowMode", scope("Community"));
        assertThat(isFree(bob)).isTrue();
        say("n1", "x");
        say("n2", "x");
        deny("chat.bypassSlowMode", scope("Community"));
        assertThat(isFree(bob)).isFalse();
        assertThat(bob.refusal("chat.send", message("n3", "x"))).isEqualTo("rate_limited");
        allow("chat.manage", scope("Community", "Text channels", "general"));
        say("n3", "x");
    }

    @Test
    void theSecondAskingCostsNoMoreThanLookingForTheNonce() {
        say("n1", "First.");
        StatementCount count = host.countStatements();
        assertThat(bob.refusal("chat.send", message("n2", "Second."))).isEqualTo("rate_limited");
        assertThat(count.all()).isEqualTo(1);
    }

    private void pause(int seconds) {
        owner.ask(
                "chat.channel.change",
                Map.of("channelId", general, "version", version(owner, "general"), "slowModeSeconds", seconds));
    }

    private JsonNode say(String nonce, String text) {
        return bob.ask("chat.send", message(nonce, text)).path("message");
    }

    private Map<String, Object> message(String nonce, String text) {
        return Map.of("channelId", general, "nonce", nonce, "text", text);
    }
}
