package dcts.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.core.testing.TestApi;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The owner builds, Bob watches. */
class TreeFlowTest extends TreePlay {
    @Test
    void theFirstTreeIsAsItAlwaysWasAndBeginsInGeneral() {
        assertThat(names(bob)).containsExactly("Community", "Text channels", "general", "random");
        JsonNode general = find(bob, "general");
        assertThat(general.path("isDefault").asBoolean()).isTrue();
        assertThat(general.path("maySend").asBoolean()).isTrue();
        assertThat(general.path("mayManage").asBoolean()).isFalse();
        assertThat(general.path("archived").asBoolean()).isFalse();
        assertThat(general.path("slowModeSeconds").asInt()).isZero();
        assertThat(general.path("description").asText()).isEmpty();
        assertThat(find(bob, "random").path("isDefault").asBoolean()).isFalse();
        assertThat(tree(bob).path("kinds")).extracting(JsonNode::asText).containsExactly("text", "voice");
        assertThat(tree(bob).path("mayManage").asBoolean()).isFalse();
        assertThat(tree(owner).path("mayManage").asBoolean()).isTrue();
        assertThat(find(owner, "Community").path("mayManage").asBoolean()).isTrue();
    }

    @Test
    void whatOneBuildsTheOtherSeesAndUses() {
        group("Games");
        assertThat(names(bob)).as("nothing to see in it yet").doesNotContain("Games");
        assertThat(names(owner)).endsWith("Games");
        category("Games", "Chess");
        assertThat(timesTold(bob)).as("nothing of that was to be seen").isZero();
        String openings = channel("Chess", "  openings ");
        bob.hear("chat.tree.changed");
        assertThat(names(bob)).endsWith("Games", "Chess", "openings");

        bob.ask("chat.send", Map.of("channelId", openings, "nonce", "n", "text", "e4"));
        assertThat(owner.hear("chat.message.created").at("/message/text").asText())
                .isEqualTo("e4");
        assertThat(find(owner, "openings").path("seq").asInt()).isEqualTo(1);
    }

    @Test
    void aChangeChangesWhatItSaysAndNothingElse() {
        String general = id(owner, "general");
        owner.ask("chat.channel.change", Map.of("channelId", general, "version", 1, "description", "Talk\nhere."));
        bob.hear("chat.tree.changed");
        assertThat(find(bob, "general").path("description").asText()).isEqualTo("Talk\nhere.");
        owner.ask("chat.channel.change", Map.of("channelId", general, "version", 2, "name", "lobby"));
        JsonNode lobby = find(bob, "lobby");
        assertThat(lobby.path("description").asText()).isEqualTo("Talk\nhere.");
        assertThat(lobby.path("version").asInt()).isEqualTo(3);
        assertThat(lobby.path("isDefault").asBoolean()).isTrue();
        owner.ask("chat.channel.change", Map.of("channelId", general, "version", 3, "description", ""));
        assertThat(find(bob, "lobby").path("description").asText()).isEmpty();

        owner.ask(
                "chat.group.change",
                Map.of("groupId", id(owner, "Community"), "version", 1, "name", "Us", "description", "All of us"));
        owner.ask(
                "chat.category.change", Map.of("categoryId", id(owner, "Text channels"), "version", 1, "name", "Text"));
        assertThat(names(bob)).containsExactly("Us", "Text", "lobby", "random");
        assertThat(find(bob, "Us").path("description").asText()).isEqualTo("All of us");
        List<String> before = names(bob);
        JsonNode tree = tree(bob);
        restart();
        assertThat(names(bob)).isEqualTo(before);
        assertThat(tree(bob)).isEqualTo(tree);
    }

    @Test
    void whoSawSomethingElseIsInConflict() {
        Map.of("group", "Community", "category", "Text channels", "channel", "random")
                .forEach((noun, name) -> {
                    var stale = Map.of(noun + "Id", id(owner, name), "version", 7);
                    assertThat(owner.refusal("chat." + noun + ".change", stale)).isEqualTo("conflict");
                    assertThat(owner.refusal("chat." + noun + ".delete", stale)).isEqualTo("conflict");
                });
        assertThat(owner.refusal(
                        "chat.group.picture", Map.of("groupId", id(owner, "Community"), "version", 2, "which", "icon")))
                .isEqualTo("conflict");
        assertThat(version(owner, "Community")).isEqualTo(1);
    }

    @Test
    void placesMoveWithinAndBetween() {
        group("Games");
        category("Games", "Chess");
        channel("Chess", "openings");
        String random = id(owner, "random");
        move("channel", "random", Map.of("categoryId", id(owner, "Text channels"), "before", id(owner, "general")));
        assertThat(names(bob))
                .containsExactly("Community", "Text channels", "random", "general", "Games", "Chess", "openings");
        move("channel", "general", Map.of("categoryId", id(owner, "Chess"), "before", id(owner, "openings")));
        assertThat(names(bob))
                .containsExactly("Community", "Text channels", "random", "Games", "Chess", "general", "openings");
        assertThat(bob.ask("chat.send", Map.of("channelId", id(bob, "general"), "nonce", "n", "text", "Here."))
                        .at("/message/seq")
                        .asInt())
                .isEqualTo(1);
        assertThat(owner.hear("chat.message.created").at("/message/text").asText())
                .as("heard where it stands now")
                .isEqualTo("Here.");
        move("category", "Chess", Map.of("groupId", id(owner, "Community"), "before", id(owner, "Text channels")));
        assertThat(names(bob)).containsExactly("Community", "Chess", "general", "openings", "Text channels", "random");
        move("group", "Games", Map.of("before", id(owner, "Community")));
        assertThat(names(owner)).startsWith("Games", "Community");
        move("group", "Games", Map.of());
        assertThat(names(owner)).endsWith("Games");
        assertThat(id(bob, "random")).isEqualTo(random);
        assertThat(version(bob, "random")).as("says the same as before").isEqualTo(1);
        List<String> before = names(owner);
        restart();
        assertThat(names(owner)).isEqualTo(before);
    }

    @Test
    void whatStandsElsewhereIsNoPlaceToMoveBefore() {
        group("Games");
        category("Games", "Chess");
        channel("Chess", "openings");
        String chess = id(owner, "Chess");
        String random = id(owner, "random");
        assertThat(owner.refusal("chat.channel.move", before(random, chess, id(owner, "general"))))
                .isEqualTo("invalid:before");
        assertThat(owner.refusal("chat.channel.move", before(random, chess, random)))
                .isEqualTo("invalid:before");
        assertThat(owner.refusal("chat.channel.move", before(random, chess, chess)))
                .isEqualTo("invalid:before");
        assertThat(owner.refusal("chat.channel.move", before(random, chess, "99")))
                .isEqualTo("not_found");
        assertThat(owner.refusal("chat.channel.move", before(random, random, "99")))
                .isEqualTo("not_found");
    }

    private static Map<String, String> before(String channel, String category, String before) {
        return Map.of("channelId", channel, "categoryId", category, "before", before);
    }

    private void move(String noun, String name, Map<String, String> where) {
        var wanted = new HashMap<>(where);
        wanted.put(noun + "Id", id(owner, name));
        owner.ask("chat." + noun + ".move", wanted);
    }

    @Test
    void anArchivedChannelIsReadAndNotWrittenTo() {
        String random = id(owner, "random");
        bob.ask("chat.send", Map.of("channelId", random, "nonce", "n", "text", "Before."));
        owner.ask("chat.channel.change", Map.of("channelId", random, "version", 1, "archived", true));
        assertThat(find(bob, "random").path("archived").asBoolean()).isTrue();
        assertThat(find(bob, "random").path("maySend").asBoolean()).isFalse();
        for (var member : List.of(bob, owner)) {
            assertThat(member.refusal("chat.send", Map.of("channelId", random, "nonce", "m", "text", "After.")))
                    .isEqualTo("chat.archived");
        }
        assertThat(bob.ask("chat.history", Map.of("channelId", random)).path("messages"))
                .hasSize(1);
        owner.ask("chat.channel.change", Map.of("channelId", random, "version", 2, "archived", false));
        bob.ask("chat.send", Map.of("channelId", random, "nonce", "m", "text", "After."));
    }

    @Test
    void aVoiceChannelTakesNoText() {
        var wanted = Map.of("categoryId", id(owner, "Text channels"), "name", "Talk", "kind", "voice");
        String talk = owner.ask("chat.channel.create", wanted).path("channelId").asText();
        assertThat(find(bob, "Talk").path("kind").asText()).isEqualTo("voice");
        assertThat(find(bob, "Talk").path("maySend").asBoolean()).isFalse();
        assertThat(bob.refusal("chat.send", Map.of("channelId", talk, "nonce", "n", "text", "Hm.")))
                .isEqualTo("chat.no_text");
        assertThat(owner.refusal(
                        "chat.channel.create",
                        Map.of("categoryId", id(owner, "Text channels"), "name", "x", "kind", "poll")))
                .isEqualTo("invalid:kind");
    }

    @Test
    void oneChannelIsTheDefaultAndStaysUntilAnotherIs() {
        String general = id(owner, "general");
        assertThat(delete("channel", "general")).isEqualTo("chat.last");
        assertThat(delete("category", "Text channels")).isEqualTo("chat.last");
        assertThat(delete("group", "Community")).isEqualTo("chat.last");
        owner.ask("chat.channel.default", Map.of("channelId", id(owner, "random")));
        bob.hear("chat.tree.changed");
        assertThat(find(bob, "random").path("isDefault").asBoolean()).isTrue();
        assertThat(find(bob, "general").path("isDefault").asBoolean()).isFalse();
        owner.ask("chat.channel.delete", Map.of("channelId", general, "version", 1));
        assertThat(names(bob)).containsExactly("Community", "Text channels", "random");
        restart();
        assertThat(names(bob)).containsExactly("Community", "Text channels", "random");
        assertThat(find(bob, "random").path("isDefault").asBoolean()).isTrue();
    }

    private String delete(String noun, String name) {
        return owner.refusal(
                "chat." + noun + ".delete", Map.of(noun + "Id", id(owner, name), "version", version(owner, name)));
    }

    @Test
    void theTrailKeepsWhatWasChanged() {
        group("Games");
        String games = id(owner, "Games");
        owner.ask("chat.group.change", Map.of("groupId", games, "version", 1, "name", "Play"));
        owner.ask("chat.group.move", Map.of("groupId", games, "before", id(owner, "Community")));
        owner.ask("chat.group.delete", Map.of("groupId", games, "version", 2));
        assertThat(owner.refusal("chat.group.delete", Map.of("groupId", games, "version", 2)))
                .isEqualTo("not_found");
        JsonNode trail = new TestApi(host.url())
                .get("/api/admin/audit?limit=4&text=chat.", Map.of("Authorization", "Bearer " + owner.token()))
                .data()
                .path("entries");
        assertThat(trail)
                .extracting(entry -> entry.path("what").asText())
                .containsExactly("chat.group.delete", "chat.group.move", "chat.group.change", "chat.group.create");
        assertThat(trail).allSatisfy(entry -> {
            assertThat(entry.path("subject").asText()).isEqualTo(games);
            assertThat(entry.at("/actor/id").asText()).isEqualTo(owner.userId());
        });
        assertThat(trail.get(2).path("before").toString()).isEqualTo("{\"name\":\"Games\"}");
        assertThat(trail.get(2).path("after").toString()).isEqualTo("{\"name\":\"Play\"}");
        assertThat(trail.get(1).at("/before/position").asText()).isEqualTo("1");
        assertThat(trail.get(1).at("/after/position").asText()).isEqualTo("0");
        assertThat(trail.get(0).at("/before/name").asText()).isEqualTo("Play");
        assertThat(trail.get(0).path("after")).isEmpty();
    }

    @Test
    void aRoleMaySetHowLongMessagesAre() {
        String general = id(bob, "general");
        owner.ask("judge.number", Map.of("text", "bob chat.longestMessage 100"));
        assertThat(bob.refusal("chat.send", Map.of("channelId", general, "nonce", "n", "text", "x".repeat(101))))
                .isEqualTo("invalid:text");
        bob.ask("chat.send", Map.of("channelId", general, "nonce", "n", "text", "x".repeat(100)));
        owner.ask("chat.send", Map.of("channelId", general, "nonce", "n", "text", "x".repeat(8_000)));
    }
}
