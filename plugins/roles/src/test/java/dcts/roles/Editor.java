package dcts.roles;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.testkit.Person;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Somebody at the editor of roles, who names roles and not their ids. */
final class Editor {
    private final Person who;
    private final Person sees;

    Editor(Person who) {
        this(who, who);
    }

    /** Somebody who gives roles and does not edit them: another one looks up their ids. */
    Editor(Person who, Editor other) {
        this(who, other.sees);
    }

    private Editor(Person who, Person sees) {
        this.who = who;
        this.sees = sees;
    }

    private JsonNode role(String name) {
        for (JsonNode role : sees.ask("roles.editor", Map.of()).get("roles")) {
            if (role.at("/role/name").asText().equals(name)) {
                return role;
            }
        }
        throw new AssertionError("no role " + name);
    }

    String id(String name) {
        return role(name).at("/role/id").asText();
    }

    long version(String name) {
        return role(name).get("version").asLong();
    }

    JsonNode create(String name) {
        return who.ask("roles.create", Map.of("name", name));
    }

    JsonNode delete(String name) {
        return who.ask("roles.delete", Map.of("roleId", id(name), "version", version(name)));
    }

    Map<String, Object> change(String role, long version, String key, String value) {
        return Map.of("roleId", id(role), "version", version, "values", List.of(Map.of("key", key, "value", value)));
    }

    JsonNode set(String role, String key, String value) {
        return who.ask("roles.change", change(role, version(role), key, value));
    }

    String refusalToSet(String role, String key, String value) {
        return refusal(change(role, version(role), key, value));
    }

    String refusal(Map<String, Object> change) {
        return who.refusal("roles.change", change);
    }

    JsonNode preview(String role, String key, String value) {
        var change = new HashMap<>(change(role, version(role), key, value));
        change.put("preview", true);
        return who.ask("roles.change", change).get("preview");
    }

    private Map<String, Object> assign(Person member, String role, boolean give) {
        List<String> roles = List.of(id(role));
        return Map.of("memberId", member.userId(), "add", give ? roles : List.of(), "remove", give ? List.of() : roles);
    }

    JsonNode give(Person member, String role) {
        return who.ask("roles.assign", assign(member, role, true));
    }

    JsonNode take(Person member, String role) {
        return who.ask("roles.assign", assign(member, role, false));
    }

    String refusalToGive(Person member, String role) {
        return who.refusal("roles.assign", assign(member, role, true));
    }

    /** Sets a rule of a role at a channel. */
    JsonNode ruleAtChannel(String channel, String role, String key, String value) {
        return who.ask("roles.rule", rule(channel, key, value, "roleId", id(role)));
    }

    /** Sets a rule for a member at a channel. */
    JsonNode ruleAtChannelFor(String channel, Person member, String key, String value) {
        return who.ask("roles.rule", rule(channel, key, value, "memberId", member.userId()));
    }

    Map<String, Object> rule(String channel, String key, String value, String whose, String id) {
        String scope = scope(channel);
        long version =
                sees.ask("roles.rules", Map.of("scope", scope)).get("version").asLong();
        return Map.of(
                "scope", scope, "version", version, whose, id, "values", List.of(Map.of("key", key, "value", value)));
    }

    /** Where a channel stands. */
    String scope(String channel) {
        for (JsonNode place : sees.ask("roles.editor", Map.of()).get("places")) {
            if (place.get("scope").asText().endsWith("/chat.channel:" + channel)) {
                return place.get("scope").asText();
            }
        }
        throw new AssertionError("no channel " + channel);
    }
}
