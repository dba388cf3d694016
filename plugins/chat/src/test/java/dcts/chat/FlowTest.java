package dcts.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.core.TestHost;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alice and Bob use the chat. */
class FlowTest {
    @TempDir
    Path folder;

    private TestHost host;
    private Person alice;
    private Person bob;

    @BeforeEach
    void twoPeopleJoin() {
        host = TestHost.withPlugin(folder);
        alice = Person.joins(host, "alice");
        bob = Person.joins(host, "bob");
    }

    @AfterEach
    void theyLeave() {
        bob.close();
        alice.close();
        host.close();
    }

    @Test
    void theFirstChannelsAreThereAndEmpty() {
        assertThat(alice.channels())
                .extracting(channel -> channel.path("name").asText())
                .containsExactly("general", "random");
        assertThat(alice.channels()).allSatisfy(channel -> {
            assertThat(channel.path("kind").asText()).isEqualTo("text");
            assertThat(channel.path("seq").asLong()).isZero();
            assertThat(channel.path("rev").asLong()).isZero();
        });
    }

    @Test
    void whatOneSaysBothHear() {
        JsonNode hello = alice.says("general", "Hello, is **anybody** here?");
        assertThat(hello.path("seq").asLong()).isEqualTo(1);
        assertThat(hello.path("rev").asLong()).isEqualTo(1);
        assertThat(hello.path("authorId").asText()).isEqualTo(alice.userId());
        assertThat(hello.path("channelId").asText()).isEqualTo(alice.idOf("general"));
        assertThat(hello.path("kind").asText()).isEqualTo("text");
        assertThat(hello.path("text").asText()).isEqualTo("Hello, is **anybody** here?");
        assertThat(hello.path("createdAt").isIntegralNumber()).isTrue();
        assertThat(bob.hears()).isEqualTo(hello);
        assertThat(alice.hears()).isEqualTo(hello);

        JsonNode answer = bob.replies("general", "I am.\n\tAnd you?", hello);
        assertThat(answer.path("replyTo").asText()).isEqualTo(hello.path("id").asText());
        assertThat(alice.hears()).isEqualTo(answer);
        assertThat(bob.hears()).isEqualTo(answer);
    }

    @Test
    void bothHearEverythingInOneOrder() {
        List<JsonNode> said = List.of(
                alice.says("general", "one"),
                bob.says("random", "two"),
                alice.says("random", "three"),
                bob.says("general", "four"));
        assertThat(alice.hears(4)).isEqualTo(said);
        assertThat(bob.hears(4)).isEqualTo(said);
    }

    @Test
    void historyIsReadBothWays() {
        for (int i = 1; i <= 7; i++) {
            alice.says("general", "message " + i);
        }
        JsonNode newest = bob.newest(bob.idOf("general"), 3);
        assertThat(texts(newest)).containsExactly("message 5", "message 6", "message 7");
        assertThat(newest.path("hasMore").asBoolean()).isTrue();

        JsonNode older = bob.before(newest.path("messages").get(0), 4);
        assertThat(texts(older)).containsExactly("message 1", "message 2", "message 3", "message 4");
        assertThat(older.path("hasMore").asBoolean()).isFalse();

        JsonNode newer = bob.after(older.path("messages").get(3), 2);
        assertThat(texts(newer)).containsExactly("message 5", "message 6");
        assertThat(newer.path("hasMore").asBoolean()).isTrue();
    }

    @Test
    void whoComesBackAsksOnlyForWhatChanged() {
        alice.says("general", "Bob hears this.");
        long read = bob.hears().path("seq").asLong();
        bob.close();
        alice.says("general", "Bob is away.");
        alice.says("general", "Still away.");
        alice.says("general", "And now?");

        try (Person back = bob.again()) {
            JsonNode general = back.channel("general");
            assertThat(general.path("seq").asLong() - read).as("unread").isEqualTo(3);

            JsonNode first = back.changes(general.path("id").asText(), 1, 2);
            assertThat(changedTexts(first)).containsExactly("Bob is away.", "Still away.");
            assertThat(revisions(first)).containsExactly(2L, 3L);
            assertThat(first.path("hasMore").asBoolean()).isTrue();

            JsonNode rest = back.changes(general.path("id").asText(), 3, 2);
            assertThat(changedTexts(rest)).containsExactly("And now?");
            assertThat(rest.path("hasMore").asBoolean()).isFalse();
            assertThat(changedTexts(back.changes(general.path("id").asText(), 4, 2)))
                    .isEmpty();
        }
    }

    @Test
    void aRestartLosesNothingAndBothComeBackByThemselves() {
        JsonNode before = alice.sends("general", "before-restart", "Before the restart.");
        bob.hears();

        host.restart();
        alice.member().hear("session.ready");
        bob.member().hear("session.ready");

        assertThat(bob.newest(bob.idOf("general"), 10).path("messages").get(0)).isEqualTo(before);
        assertThat(alice.sends("general", "before-restart", "Before the restart."))
                .as("sent once more, because the answer might have been lost")
                .isEqualTo(before);
        JsonNode after = alice.says("general", "After the restart.");
        assertThat(after.path("seq").asLong()).isEqualTo(2);
        assertThat(after.path("rev").asLong()).isEqualTo(2);
        assertThat(bob.hears()).isEqualTo(after);
    }

    @Test
    void theSameNonceCountsOnce() {
        JsonNode first = alice.sends("general", "n1", "Only once.");
        assertThat(alice.sends("general", "n1", "Only once.")).isEqualTo(first);
        assertThat(alice.refusalOfSending("general", "n1", "Something else.")).isEqualTo("conflict");
        assertThat(alice.refusalOfSending("random", "n1", "Only once.")).isEqualTo("conflict");

        JsonNode otherCase = alice.sends("general", "N1", "Only once.");
        JsonNode otherAuthor = bob.sends("general", "n1", "Only once.");
        assertThat(bob.hears(3)).as("nothing was announced twice").containsExactly(first, otherCase, otherAuthor);
        assertThat(bob.channel("general").path("seq").asLong()).isEqualTo(3);
    }

    @Test
    void theSecondDeviceHearsAllToo() {
        try (Person phone = alice.again()) {
            JsonNode said = alice.says("general", "From the desk.");
            assertThat(phone.hears()).isEqualTo(said);
            JsonNode answer = phone.says("random", "From the train.");
            assertThat(alice.hears(2)).containsExactly(said, answer);
        }
    }

    private static List<String> texts(JsonNode page) {
        return stream(page.path("messages"))
                .map(message -> message.path("text").asText())
                .toList();
    }

    private static List<String> changedTexts(JsonNode page) {
        return stream(page.path("changes"))
                .map(change -> change.path("message").path("text").asText())
                .toList();
    }

    private static List<Long> revisions(JsonNode page) {
        return stream(page.path("changes"))
                .map(change -> change.path("rev").asLong())
                .toList();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
