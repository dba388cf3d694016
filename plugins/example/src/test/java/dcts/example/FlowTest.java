package dcts.example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.testkit.Person;
import dcts.testkit.TestHost;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Alice and Bob use the board. */
class FlowTest {
    @RegisterExtension
    final TestHost host = TestHost.withThisPlugin();

    private Person alice;
    private Person bob;

    @BeforeEach
    void twoPeopleJoin() {
        alice = host.person("alice");
        bob = host.person("bob");
    }

    @Test
    void whatOnePutsUpTheOtherReads() {
        JsonNode first = pin(alice, "n1", "The kitchen is closed.");
        bob.hear("example.board.changed");
        assertThat(texts(bob)).containsExactly("The kitchen is closed.");
        assertThat(pin(alice, "n1", "The kitchen is closed.")).isEqualTo(first);
        assertThat(alice.refusal("example.pin", Map.of("nonce", "n1", "text", "Another.")))
                .isEqualTo("conflict");
        pin(bob, "n1", "I know.");
        assertThat(texts(alice)).containsExactly("I know.", "The kitchen is closed.");
        host.restart();
        assertThat(host.log())
                .as("of no use to who reads a test's log")
                .noneMatch(line -> line.contains("Rate limits"));
        bob.hear("session.ready");
        assertThat(texts(bob)).hasSize(2);
    }

    @Test
    void onlyTheAuthorAndThoseWhoKeepOrderTakeItDown() {
        String id = pin(alice, "n1", "Mine.").path("id").asText();
        String other = pin(alice, "n2", "Mine too.").path("id").asText();
        assertThat(bob.refusal("example.remove", Map.of("id", id))).isEqualTo("forbidden");
        alice.ask("example.remove", Map.of("id", id));
        assertThat(alice.refusal("example.remove", Map.of("id", id))).isEqualTo("not_found");
        host.owner().ask("example.remove", Map.of("id", other));
        assertThat(texts(bob)).isEmpty();
    }

    @Test
    void whatIsSaidInTheChatIsPutUpEvenWhenTheBoardWasAway() {
        say(alice, "notice: Tea at four.", "m1");
        bob.hear("example.board.changed");
        assertThat(texts(bob)).containsExactly("Tea at four.");
        host.console().disable("example");
        say(alice, "notice: No tea today.", "m2");
        say(alice, "no notice", "m3");
        host.console().enable("example");
        bob.hear("example.board.changed");
        assertThat(texts(bob)).containsExactly("No tea today.", "Tea at four.");
        assertThat(alice.refusal("chat.send", message(alice, "notice:  ", "m4")))
                .isEqualTo("example.length");
    }

    @Test
    void oldNoticesGo() {
        host.console().set("example", "keepDays", 1);
        pin(alice, "n1", "For a day.");
        bob.hear("example.board.changed");
        host.clock().advance(Duration.ofDays(2));
        bob.hear("example.board.changed");
        assertThat(texts(bob)).isEmpty();
    }

    @Test
    void whoLogsInIsToldWhatIsNew() {
        pin(alice, "n1", "One.");
        assertThat(texts(bob)).hasSize(1);
        pin(alice, "n2", "Two.");
        host.send("POST", "/api/sessions", Map.of("loginName", "bob", "password", "correct horse"));
        JsonNode welcome = bob.hear("example.welcome");
        while (welcome.path("notices").asInt() == 0) {
            welcome = bob.hear("example.welcome"); // that of his registration has come late
        }
        assertThat(welcome.path("notices").asInt()).isOne();
        assertThat(alice.hasNotHeard("example.welcome")).isTrue();
    }

    @Test
    void aScreenReadsWithTheKeyThatTheOwnerSet() {
        pin(alice, "n1", "For all.");
        say(alice, "notice: For members.", "m1");
        assertThat(host.get("/api/example/feed?key=").code()).isEqualTo("unauthorized");
        host.console().set("example", "screenKey", "hall-7");
        assertThat(host.get("/api/example/feed?key=hall-8").code()).isEqualTo("unauthorized");
        assertThat(host.get("/api/example/feed?key=hall-7").body().asText()).isEqualTo("DCTS\nFor all. (alice)\n");
        JsonNode opened = host.send("POST", "/api/example/screen", Map.of("key", "hall-7"))
                .data();
        assertThat(opened.path("token").asText()).isNotEmpty();
        JsonNode shown = host.console().get("/api/admin/settings");
        assertThat(shown.toString()).contains("screenKey").doesNotContain("hall-7");
        var pretender = Map.of("loginName", "eve", "password", "correct horse", "displayName", "notice board");
        assertThat(host.send("POST", "/api/accounts", pretender).code()).isEqualTo("invalid");
    }

    private static JsonNode pin(Person person, String nonce, String text) {
        return person.ask("example.pin", Map.of("nonce", nonce, "text", text)).path("notice");
    }

    private static List<String> texts(Person person) {
        return StreamSupport.stream(
                        person.ask("example.list", Map.of()).path("notices").spliterator(), false)
                .map(notice -> notice.path("text").asText())
                .toList();
    }

    private static void say(Person person, String text, String nonce) {
        person.ask("chat.send", message(person, text, nonce));
    }

    private static Map<String, String> message(Person person, String text, String nonce) {
        JsonNode channel = person.ask("chat.tree", Map.of()).at("/groups/0/categories/0/channels/0/id");
        return Map.of("channelId", channel.asText(), "nonce", nonce, "text", text);
    }
}
