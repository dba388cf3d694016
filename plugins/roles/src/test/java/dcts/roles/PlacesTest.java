package dcts.roles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.testkit.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Rules at places: they hold at once, follow what is moved, go with what is deleted, and say nothing of what is hidden. */
class PlacesTest extends RolesPlay {
    private static final int AT_ONCE = 16;

    @Test
    void whatIsHiddenIsGoneAtOnceOnOpenConnections() {
        send(random, "before");
        assertThat(alice.hear("chat.message.created").at("/message/text").asText())
                .isEqualTo("before");
        editor.ruleAtChannel(random, "Member", "chat.read", "deny");
        alice.hear("session.rights.changed");
        send(random, "hidden");
        send(general, "open");
        assertThat(alice.hear("chat.message.created").at("/message/text").asText())
                .isEqualTo("open");
        assertThat(alice.ask("chat.tree", Map.of()).toString()).doesNotContain(random);
        assertThat(alice.refusal("chat.history", Map.of("channelId", random, "limit", 5)))
                .isEqualTo("not_found");
        editor.ruleAtChannelFor(random, alice, "chat.read", "allow");
        send(random, "again");
        assertThat(alice.hear("chat.message.created").at("/message/text").asText())
                .isEqualTo("again");
    }

    @Test
    void whoeverMayNotKnowOfAPlaceLearnsNothingOfItFromRoles() {
        editor.give(bob, "Administrator");
        editor.ruleAtChannel(random, "Member", "chat.read", "deny");
        String scope = editor.scope(random);
        var wanted = Map.of("memberId", alice.userId(), "permission", "chat.send", "scope", scope);
        assertThat(bob.refusal("roles.rules", Map.of("scope", scope))).isEqualTo("not_found");
        assertThat(bob.refusal("roles.why", wanted)).isEqualTo("not_found");
        assertThat(bob.refusal("core.why", Map.of("permission", "chat.send", "scope", scope)))
                .isEqualTo("not_found");
        assertThat(bob.refusal("roles.rule", editor.rule(random, "chat.read", "allow", "memberId", alice.userId())))
                .isEqualTo("not_found");
        assertThat(bob.ask("roles.editor", Map.of()).toString()).doesNotContain(random);
        editor.create("Helper");
        editor.ruleAtChannel(random, "Helper", "chat.read", "allow");
        assertThat(new Editor(bob, editor).refusalToGive(alice, "Helper"))
                .as("he cannot give what he does not hold, seen or not")
                .isEqualTo("forbidden");
    }

    @Test
    void whatHoldsEverywhereIsSaidOnce() {
        editor.create("Helper");
        editor.give(alice, "Helper");
        editor.ruleAtChannel(random, "Helper", "chat.send", "allow");
        JsonNode gains = editor.preview("Helper", "chat.manage", "allow").get("gains");
        assertThat(gains).hasSize(1);
        assertThat(gains.at("/0/place/scope").asText()).isEqualTo("server");
        JsonNode losses = editor.preview("Member", "chat.send", "deny").get("losses");
        assertThat(losses).hasSize(1);
    }

    @Test
    void whoManagesOnePlaceManagesNoOther() {
        editor.create("Lead");
        editor.create("Helper");
        editor.ruleAtChannel(general, "Lead", "roles.manage", "allow");
        editor.give(bob, "Lead");
        bob.ask("roles.rule", editor.rule(general, "chat.send", "deny", "roleId", editor.id("Helper")));
        assertThat(bob.refusal("roles.rule", editor.rule(random, "chat.send", "deny", "roleId", editor.id("Helper"))))
                .isEqualTo("forbidden");
        assertThat(bob.refusal(
                        "roles.rule", editor.rule(general, "chat.manage", "allow", "roleId", editor.id("Helper"))))
                .as("nobody has it yet, so nobody gains")
                .isEqualTo("forbidden");
    }

    @Test
    void aChannelKeepsItsRulesWhenItIsMovedAndObeysItsNewPlace() {
        String group = owner.ask("chat.group.create", Map.of("name", "Team"))
                .get("groupId")
                .asText();
        String category = owner.ask("chat.category.create", Map.of("groupId", group, "name", "News"))
                .get("categoryId")
                .asText();
        rule("server/chat.group:" + group, "Member", "chat.send", "deny");
        editor.ruleAtChannel(random, "Member", "chat.bypassSlowMode", "allow");
        alice.ask("chat.send", Map.of("channelId", random, "nonce", "a1", "text", "Here."));
        owner.ask("chat.channel.move", Map.of("channelId", random, "categoryId", category));
        assertThat(alice.refusal("chat.send", Map.of("channelId", random, "nonce", "a2", "text", "There.")))
                .isEqualTo("forbidden");
        JsonNode there = owner.ask("roles.rules", Map.of("scope", editor.scope(random)));
        assertThat(there.at("/rules/0/values/0/key").asText()).isEqualTo("chat.bypassSlowMode");
    }

    @Test
    void ofManyEditorsAtOnceOneIsTheFirst() throws Exception {
        var change = editor.change("Member", editor.version("Member"), "chat.send", "deny");
        List<String> outcomes = atOnce(window -> "roles.change", window -> change);
        assertThat(outcomes).containsOnlyOnce("ok").allMatch(each -> each.equals("ok") || each.equals("conflict"));
    }

    @Test
    void whatDoesNotTouchEachOtherAllHappens() throws Exception {
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < AT_ONCE; i++) {
            people.add(host.person("person" + i));
        }
        String moderator = editor.id("Moderator");
        List<String> outcomes = atOnce(
                i -> "roles.assign",
                i -> Map.of("memberId", people.get(i).userId(), "add", List.of(moderator), "remove", List.of()));
        assertThat(outcomes).containsOnly("ok");
        JsonNode found = owner.ask("roles.members", Map.of("text", "", "roleId", moderator, "offset", 0, "limit", 200));
        assertThat(found.get("total").asInt()).isEqualTo(AT_ONCE);
    }

    /** Requests of one connection run one after the other, so each comes on a connection of its own. */
    private List<String> atOnce(IntFunction<String> request, IntFunction<Map<String, Object>> payload)
            throws Exception {
        List<Person> windows = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < AT_ONCE; i++) {
                windows.add(owner.again());
            }
            List<Future<String>> all = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                int number = i;
                all.add(threads.submit(
                        () -> windows.get(number).outcome(request.apply(number), payload.apply(number))));
            }
            List<String> outcomes = new ArrayList<>();
            for (Future<String> each : all) {
                outcomes.add(each.get());
            }
            return outcomes;
        } finally {
            windows.forEach(Person::leave);
        }
    }

    private void rule(String scope, String role, String key, String value) {
        long version =
                owner.ask("roles.rules", Map.of("scope", scope)).get("version").asLong();
        owner.ask(
                "roles.rule",
                Map.of(
                        "scope",
                        scope,
                        "version",
                        version,
                        "roleId",
                        editor.id(role),
                        "values",
                        List.of(Map.of("key", key, "value", value))));
    }

    private void send(String channel, String text) {
        owner.ask("chat.send", Map.of("channelId", channel, "nonce", text, "text", text));
    }
}
