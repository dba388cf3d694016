package dcts.rights;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.core.TestHost;
import dcts.core.testing.TestApi;
import dcts.core.testing.TestMember;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The owner, who builds: groups, categories, channels, roles and rules. */
final class Founder implements AutoCloseable {
    private final TestHost host;
    private final TestMember owner;

    Founder(TestHost host) {
        this.host = host;
        this.owner = host.joinAsOwner(Principal.OWNER.word());
    }

    TestMember owner() {
        return owner;
    }

    JsonNode ask(String request, Map<String, ?> payload) {
        return owner.ask(request, payload);
    }

    String group(String name, String description) {
        return ask("chat.group.create", Map.of("name", name, "description", description))
                .path("groupId")
                .asText();
    }

    String category(String group, String name) {
        return ask("chat.category.create", Map.of("groupId", group, "name", name))
                .path("categoryId")
                .asText();
    }

    String channel(String category, String name, String description) {
        return ask(
                        "chat.channel.create",
                        Map.of("categoryId", category, "name", name, "kind", "text", "description", description))
                .path("channelId")
                .asText();
    }

    /** Gives a group an icon unlike all others; its id. */
    String icon(String group) {
        String image = Base64.getEncoder()
                .encodeToString(("GIF89a\u0001\u0000\u0001\u0000" + group).getBytes(StandardCharsets.ISO_8859_1));
        ask(
                "chat.group.picture",
                Map.of(
                        "groupId",
                        group,
                        "version",
                        place(group).path("version").asInt(),
                        "which",
                        "icon",
                        "image",
                        image));
        return place(group).path("icon").asText();
    }

    /** A group, a category or a channel as the owner sees it. */
    JsonNode place(String id) {
        return ask("chat.tree", Map.of()).findParents("id").stream()
                .filter(place -> place.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no place " + id));
    }

    /** Changes a channel. */
    void change(String channel, String field, Object value) {
        ask(
                "chat.channel.change",
                Map.of(
                        "channelId",
                        channel,
                        "version",
                        place(channel).path("version").asInt(),
                        field,
                        value));
    }

    void deleteGroup(String group) {
        ask(
                "chat.group.delete",
                Map.of("groupId", group, "version", place(group).path("version").asInt()));
    }

    String role(String name) {
        return ask("roles.list", Map.of()).path("roles").findParents("name").stream()
                .filter(role -> role.path("name").asText().equals(name))
                .map(role -> role.path("id").asText())
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no role " + name));
    }

    /** Gives a role; the id of the change. */
    String give(TestMember member, String role) {
        return ask("roles.assign", Map.of("memberId", member.userId(), "add", List.of(role(role)), "remove", List.of()))
                .path("undoId")
                .asText();
    }

    /** Takes a role. */
    void take(TestMember member, String role) {
        ask("roles.assign", Map.of("memberId", member.userId(), "add", List.of(), "remove", List.of(role(role))));
    }

    /** Sets a rule of a role at a place: {@code allow}, {@code deny} or {@code inherit}. */
    void rule(String scope, String role, String permission, String value) {
        rule(scope, "roleId", role(role), permission, value);
    }

    /** Sets a rule of a member's own at a place. */
    void rule(String scope, TestMember member, String permission, String value) {
        rule(scope, "memberId", member.userId(), permission, value);
    }

    private void rule(String scope, String whose, String id, String permission, String value) {
        JsonNode version = ask("roles.rules", Map.of("scope", scope)).path("version");
        Map<String, Object> rule = new HashMap<>(Map.of(
                "scope", scope,
                "version", version.asLong(),
                "values", List.of(Map.of("key", permission, "value", value))));
        rule.put(whose, id);
        ask("roles.rule", rule);
    }

    /** Lets an account stand otherwise, from the console. */
    void state(String loginName, String state) {
        post("/api/admin/states", Map.of("loginName", loginName, "state", state));
    }

    /** Posts from the console what must be granted. */
    void post(String path, Map<String, ?> body) {
        console().send("POST", path, body, asConsole()).data();
    }

    /** Where the console speaks to the server. */
    TestApi console() {
        return new TestApi(host.localUrl());
    }

    Map<String, String> asConsole() {
        return Map.of("Authorization", "Bearer " + host.consoleToken());
    }

    @Override
    public void close() {
        owner.close();
    }
}
