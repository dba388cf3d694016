package dcts.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.core.TestHost;
import dcts.core.testing.TestMember;
import dcts.core.testing.TestPlugin;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Another plugin refuses names, hears of what is changed, and offers a kind of channels. */
@Timeout(60)
class WardenTest {
    private static final TestPlugin WARDEN = TestPlugin.named("warden")
            .manifest("capabilities", List.of("places.intercept", "places.read"))
            .requiring("chat", Path.of("target/classes"))
            .starting(
                    """
            context.before(dcts.chat.api.Chat.PLACE_CHANGING, FailMode.CLOSED, change -> change.name().equals("bad")
                ? Verdict.refuse(ApiException.of("warden.name", 409))
                : Verdict.allow());
            context.after(dcts.chat.api.Chat.PLACE_CHANGED, change -> HEARD.add(
                change.actor().loginName() + " " + change.what() + " " + change.scope().path() + " " + change.name()));
            context.on(request("warden.heard"), (caller, in) -> new Out(String.join("\\n", HEARD)));
            Runnable over = context.service(dcts.chat.api.Channels.class).kind("poll");
            context.on(request("warden.over"), (caller, in) -> {
                over.run();
                return new Out("");
            });
            """, "private static final Set<String> HEARD = new java.util.concurrent.CopyOnWriteArraySet<>();");

    @Test
    void itTakesPart(@TempDir Path folder) {
        WARDEN.pack(folder.resolve("warden.jar"));
        var plugins = List.of(Path.of("target/classes"), folder.resolve("warden.jar.classes"));
        try (TestHost host = TestHost.start(folder, Map.of(), plugins);
                TestMember owner = host.joinAsOwner("owner")) {
            JsonNode before = owner.ask("chat.tree", Map.of());
            assertThat(owner.refusal("chat.group.create", Map.of("name", "bad")))
                    .isEqualTo("warden.name");
            assertThat(owner.ask("chat.tree", Map.of())).isEqualTo(before);

            String group = owner.ask("chat.group.create", Map.of("name", "good"))
                    .path("groupId")
                    .asText();
            String category = before.at("/groups/0/categories/0/id").asText();
            String channel = before.at("/groups/0/categories/0/channels/1/id").asText();
            String there = "server/chat.group:" + group + "/chat.category:" + category;
            owner.ask("chat.category.move", Map.of("categoryId", category, "groupId", group));
            owner.ask("chat.channel.default", Map.of("channelId", channel));
            awaitHeard(
                    owner,
                    Set.of(
                            "owner group.create server/chat.group:" + group + " good",
                            "owner category.move " + there + " Text channels",
                            "owner channel.default " + there + "/chat.channel:" + channel + " random"));

            assertThat(before.path("kinds")).extracting(JsonNode::asText).containsExactly("text", "voice", "poll");
            Map<String, Object> poll = Map.of("categoryId", category, "name", "Votes", "kind", "poll");
            String votes =
                    owner.ask("chat.channel.create", poll).path("channelId").asText();
            assertThat(owner.refusal("chat.send", Map.of("channelId", votes, "nonce", "n", "text", "x")))
                    .isEqualTo("chat.no_text");
            owner.ask("warden.over", Map.of("text", "x"));
            assertThat(owner.refusal("chat.channel.create", poll)).isEqualTo("invalid:kind");
            assertThat(owner.ask("chat.tree", Map.of()).toString()).contains("Votes");
        }
    }

    /** What is told after a change comes in no order. */
    private static void awaitHeard(TestMember owner, Set<String> wanted) {
        Set<String> heard = new HashSet<>();
        while (!heard.equals(wanted)) {
            heard.addAll(List.of(owner.ask("warden.heard", Map.of("text", "x"))
                    .path("text")
                    .asText()
                    .split("\n")));
            heard.remove("");
            assertThat(wanted).containsAll(heard);
        }
    }
}
