package dcts.roles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dcts.testkit.Person;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** An owner, those whom he trusts, and Alice. */
class FlowTest extends RolesPlay {
    @Test
    void aServerBeginsWithThreeRolesAndEverybodyMayDoWhatIsDeclared() {
        JsonNode list = alice.ask("roles.list", Map.of());
        assertThat(texts(list.get("roles"), "name")).containsExactly("Administrator", "Moderator", "Member");
        assertThat(list.at("/roles/2/base").asBoolean()).isTrue();
        assertThat(list.get("mine")).isEmpty();
        assertThat(rights(alice)).contains("chat.send", "roles.read").doesNotContain("roles.assign", "roles.manage");
        assertThat(rights(owner)).contains("roles.manage", "core.manageAccounts");
    }

    @Test
    void whatARoleLosesEndsAtOnceAndIsExplainedAndTakenBack() {
        JsonNode outcome = editor.set("Member", "chat.send", "deny");
        alice.hear("session.rights.changed");
        assertThat(alice.refusal("chat.send", message("n1"))).isEqualTo("forbidden");
        JsonNode why = alice.ask("core.why", Map.of("permission", "chat.send", "scope", "server"))
                .get("why");
        assertThat(why.get("cause").asText()).isEqualTo("role_rule");
        assertThat(why.get("by").asText()).isEqualTo("Member");
        assertThat(bob.refusal(
                        "roles.undo", Map.of("undoId", outcome.get("undoId").asText())))
                .as("another's change is unknown")
                .isEqualTo("not_found");
        JsonNode undone =
                owner.ask("roles.undo", Map.of("undoId", outcome.get("undoId").asText()));
        assertThat(undone.has("undoId"))
                .as("a change that was taken back is none that can be")
                .isFalse();
        alice.ask("chat.send", message("n1"));
        assertThat(owner.refusal(
                        "roles.undo", Map.of("undoId", outcome.get("undoId").asText())))
                .as("once")
                .isEqualTo("not_found");
    }

    @Test
    void whatWasChangedSinceAndWhatIsOldIsNotTakenBack() {
        JsonNode first = editor.set("Member", "chat.send", "deny");
        JsonNode second = editor.set("Member", "chat.send", "allow");
        assertThat(owner.refusal(
                        "roles.undo", Map.of("undoId", first.get("undoId").asText())))
                .isEqualTo("conflict");
        host.clock().advance(Duration.ofMinutes(11));
        assertThat(owner.refusal(
                        "roles.undo", Map.of("undoId", second.get("undoId").asText())))
                .isEqualTo("not_found");
    }

    @Test
    void whoIsGivenARoleMayAtOnceAndKeepsItOverARestart() {
        editor.give(bob, "Moderator");
        bob.hear("roles.changed");
        assertThat(rights(bob)).contains("roles.assign").doesNotContain("roles.manage");
        host.restart();
        bob.hear("session.ready");
        assertThat(rights(bob)).contains("roles.assign");
        assertThat(texts(
                        bob.ask("roles.of", Map.of("ids", List.of(bob.userId())))
                                .get("members"),
                        "id"))
                .containsExactly(bob.userId());
        JsonNode found = bob.ask("roles.members", looking("bo", editor.id("Moderator")));
        assertThat(found.at("/total").asInt()).isEqualTo(1);
        assertThat(found.at("/members/0/displayName").asText()).isEqualTo("bob");
        assertThat(bob.ask("roles.members", looking("", "")).get("total").asInt())
                .isEqualTo(3);
        editor.take(bob, "Moderator");
        assertThat(bob.refusal("roles.members", looking("", ""))).isEqualTo("forbidden");
    }

    @Test
    void nobodyReachesWhatDoesNotStandBelowHim() {
        editor.give(bob, "Moderator");
        var his = new Editor(bob, editor);
        assertThat(his.refusalToGive(alice, "Moderator")).as("his own").isEqualTo("forbidden");
        assertThat(his.refusalToGive(alice, "Administrator")).isEqualTo("forbidden");
        assertThat(his.refusalToGive(bob, "Administrator")).isEqualTo("forbidden");
        assertThat(his.refusalToGive(owner, "Moderator")).isEqualTo("forbidden");
        editor.create("Helper");
        his.give(alice, "Helper");
        his.take(alice, "Helper");
        editor.set("Helper", "core.readAudit", "allow");
        assertThat(his.refusalToGive(alice, "Helper"))
                .as("it holds what he does not")
                .isEqualTo("forbidden");

        editor.give(alice, "Administrator");
        var hers = new Editor(alice);
        assertThat(hers.refusalToSet("Administrator", "chat.send", "deny")).isEqualTo("forbidden");
        hers.set("Moderator", "core.readAudit", "allow");
        assertThat(rights(bob)).contains("core.readAudit");
        assertThat(hers.refusalToSet("Member", "core.managePermissions", "allow"))
                .as("the owner's alone")
                .isEqualTo("invalid:values[0].key");
    }

    /** A level also allows what plugins declare that are off now or come later. */
    @Test
    void whoeverGivesALevelHasItByALevelHimself() {
        editor.create("Helper");
        for (JsonNode permission : owner.ask("roles.editor", Map.of()).get("permissions")) {
            if (permission.get("defaultHolder").asText().equals("moderator")) {
                editor.set("Helper", permission.get("key").asText(), "allow");
            }
        }
        editor.give(bob, "Helper");
        String lower = editor.create("Lower").get("roleId").asText();
        level("Lower", "moderator");
        var his = new Editor(bob, editor);
        assertThat(his.refusalToGive(alice, "Lower")).isEqualTo("forbidden");
        level("Helper", "moderator");
        his.give(alice, "Lower");
        assertThat(texts(alice.ask("roles.list", Map.of()).get("mine"))).containsExactly(lower);
    }

    private void level(String role, String level) {
        owner.ask("roles.change", Map.of("roleId", editor.id(role), "version", editor.version(role), "level", level));
    }

    @Test
    void whatChangesNothingIsNothingToTakeBackNorToTell() {
        editor.set("Member", "chat.send", "deny");
        alice.hear("session.rights.changed");
        assertThat(editor.set("Member", "chat.send", "deny").has("undoId")).isFalse();
        JsonNode trail = owner.get("/api/admin/audit?text=roles.change").data().get("entries");
        assertThat(trail).hasSize(1);
    }

    @Test
    void whatAChangeWouldDoIsSaidBeforeAndChangesNothing() {
        JsonNode preview = editor.preview("Member", "chat.send", "deny");
        assertThat(preview.at("/gains")).isEmpty();
        assertThat(preview.at("/losses/0/permission/key").asText()).isEqualTo("chat.send");
        assertThat(preview.at("/losses/0/place/scope").asText()).isEqualTo("server");
        assertThat(preview.at("/losses/0/members").asLong())
                .as("whom no role concerns is the owner")
                .isEqualTo(2);
        editor.give(owner, "Moderator");
        assertThat(editor.preview("Member", "chat.send", "deny")
                        .at("/losses/0/members")
                        .asLong())
                .isEqualTo(2);
        assertThat(editor.preview("Moderator", "core.readAudit", "allow").get("gains"))
                .isEmpty();
        alice.ask("chat.send", message("n1"));
        JsonNode gains = owner.ask(
                        "roles.assign",
                        Map.of(
                                "memberId", bob.userId(),
                                "add", List.of(editor.id("Moderator")),
                                "remove", List.of(),
                                "preview", true))
                .get("preview");
        assertThat(texts(gains.get("gains"), "names")).isNotEmpty();
        assertThat(gains.at("/gains/0/names/0").asText()).isEqualTo("bob");
        assertThat(rights(bob)).doesNotContain("roles.assign");
    }

    @Test
    void theSecondOfTwoEditorsIsToldThatSomethingChanged() {
        long seen = editor.version("Member");
        editor.set("Member", "chat.send", "deny");
        assertThat(editor.refusal(editor.change("Member", seen, "chat.read", "deny")))
                .isEqualTo("conflict");
    }

    @Test
    void rolesAreMadeOrderedAndDeleted() {
        String helper = editor.create("Helper").get("roleId").asText();
        assertThat(names()).containsExactly("Administrator", "Moderator", "Helper", "Member");
        owner.ask(
                "roles.move",
                Map.of("roleId", helper, "version", editor.version("Helper"), "above", editor.id("Administrator")));
        assertThat(names()).containsExactly("Helper", "Administrator", "Moderator", "Member");
        editor.give(alice, "Helper");
        JsonNode gone = owner.ask("roles.delete", Map.of("roleId", helper, "version", editor.version("Helper")));
        assertThat(names()).containsExactly("Administrator", "Moderator", "Member");
        assertThat(alice.ask("roles.list", Map.of()).get("mine")).isEmpty();
        owner.ask("roles.undo", Map.of("undoId", gone.get("undoId").asText()));
        assertThat(names()).containsExactly("Helper", "Administrator", "Moderator", "Member");
        assertThat(texts(alice.ask("roles.list", Map.of()).get("mine"))).containsExactly(helper);
        host.restart();
        alice.hear("session.ready");
        assertThat(texts(alice.ask("roles.list", Map.of()).get("mine"))).containsExactly(helper);
    }

    @Test
    void theBaseRoleStays() {
        String base = editor.id("Member");
        long version = editor.version("Member");
        assertThat(owner.refusal("roles.delete", Map.of("roleId", base, "version", version)))
                .isEqualTo("roles.base");
        assertThat(owner.refusal("roles.move", Map.of("roleId", base, "version", version)))
                .isEqualTo("roles.base");
        assertThat(editor.refusalToGive(alice, "Member")).isEqualTo("roles.base");
    }

    @Test
    void whatIsUnknownIsRefusedAndChangesNothing() {
        assertThat(owner.refusal("roles.delete", Map.of("roleId", "77", "version", 0)))
                .isEqualTo("not_found");
        assertThat(owner.refusal(
                        "roles.assign",
                        Map.of("memberId", "77", "add", List.of(editor.id("Moderator")), "remove", List.of())))
                .isEqualTo("not_found");
        assertThat(editor.refusalToSet("Member", "no.such", "allow")).isEqualTo("invalid:values[0].key");
        assertThat(owner.refusal("roles.rules", Map.of("scope", "server/chat.group:77")))
                .isEqualTo("not_found");
        assertThat(owner.refusal("roles.create", Map.of("name", "  "))).isEqualTo("invalid:name");
        assertThat(owner.refusal("roles.create", Map.of("name", "x", "color", "red")))
                .isEqualTo("invalid:color");
        assertThat(names()).containsExactly("Administrator", "Moderator", "Member");
    }

    @Test
    void whileRolesAreOffEverybodyButTheOwnerWaits() {
        host.expectLog("Everybody but the owner is refused");
        editor.set("Member", "chat.send", "deny");
        host.console().disable("roles");
        assertThat(alice.refusal("chat.tree", Map.of())).isEqualTo("unavailable");
        assertThat(owner.ask("chat.tree", Map.of()).get("groups")).isNotEmpty();
        host.console().enable("roles");
        assertThat(alice.refusal("chat.send", message("n1"))).isEqualTo("forbidden");
        assertThat(alice.ask("chat.tree", Map.of()).get("groups")).isNotEmpty();
    }

    @Test
    void everyChangeIsInTheTrailByName() {
        editor.set("Member", "chat.send", "deny");
        JsonNode entry = trail("roles.change");
        String member = "Member (" + editor.id("Member") + ")";
        String cell = "rule/" + member + "/server/chat.send";
        assertThat(entry.get("after").get(cell).asText()).isEqualTo("deny");
        assertThat(entry.get("before").has(cell)).isFalse();
        assertThat(entry.at("/actor/loginName").asText()).isEqualTo("owner");
        assertThat(entry.get("subject").asText()).isEqualTo(member);
    }

    @Test
    void theTrailNamesPlacesAndMembers() {
        editor.ruleAtChannelFor(general, alice, "chat.send", "deny");
        JsonNode rule = trail("roles.rule");
        String place = "general (chat.channel:" + general + ")";
        assertThat(rule.get("subject").asText()).isEqualTo(place);
        assertThat(rule.get("after").fieldNames())
                .toIterable()
                .containsExactly("own/alice (" + alice.userId() + ")/" + place + "/chat.send");
        editor.give(bob, "Moderator");
        assertThat(trail("roles.assign").get("subject").asText()).isEqualTo("bob (" + bob.userId() + ")");
        editor.create("Helper");
        assertThat(trail("roles.create").get("after").get("order").asText())
                .contains("Moderator (" + editor.id("Moderator") + "), Helper (" + editor.id("Helper") + "), Member");
    }

    private JsonNode trail(String what) {
        return owner.get("/api/admin/audit?text=" + what).data().at("/entries/0");
    }

    private List<String> names() {
        return texts(owner.ask("roles.list", Map.of()).get("roles"), "name");
    }

    private static List<String> rights(Person whose) {
        return texts(whose.ask("core.rights", Map.of()).get("permissions"));
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static List<String> texts(JsonNode array, String field) {
        return StreamSupport.stream(((ArrayNode) array).spliterator(), false)
                .map(each -> each.get(field).asText())
                .toList();
    }

    private Map<String, Object> message(String nonce) {
        return Map.of("channelId", general, "nonce", nonce, "text", "Hello.");
    }

    private static Map<String, Object> looking(String text, String role) {
        Map<String, Object> looking = new HashMap<>(Map.of("text", text, "offset", 0, "limit", 10));
        if (!role.isEmpty()) {
            looking.put("roleId", role);
        }
        return looking;
    }
}
