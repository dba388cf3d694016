package dcts.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bob must not learn of what he may not see, whatever is done to it and whatever he asks. */
class HiddenTest extends TreePlay {
    private String secret;
    private String staff;
    private String club;

    /** Bob sees {@code general} and {@code random}; in the group Club everything is hidden but {@code bar}. */
    @BeforeEach
    void hide() {
        club = group("Club");
        String rooms = category("Club", "Rooms");
        staff = category("Club", "Staff");
        deny("chat.read", "server/chat.group:" + club);
        channel("Rooms", "bar");
        secret = channel("Rooms", "vault");
        channel("Staff", "plans");
        allow("chat.read", scope("Club", "Rooms", "bar"));
        assertThat(rooms).isNotEmpty();
        assertThat(names(bob))
                .containsExactly("Community", "Text channels", "general", "random", "Club", "Rooms", "bar");
    }

    @Test
    void whatIsHiddenIsNotToldFromWhatDoesNotExist() {
        for (String request : requests().keySet()) {
            Map<String, Object> hidden = requests().get(request);
            Map<String, Object> unknown = new HashMap<>(hidden);
            unknown.replaceAll((name, value) -> List.of(secret, staff).contains(value) ? "4711" : value);
            assertThat(unknown).as(request).isNotEqualTo(hidden);
            assertThat(bob.answer(request, hidden)).as(request).isEqualTo(bob.answer(request, unknown));
            assertThat(bob.refusal(request, hidden)).as(request).isEqualTo("not_found");
        }
    }

    /** Every request of the tree at a place that Bob does not see. */
    private Map<String, Map<String, Object>> requests() {
        var requests = new HashMap<String, Map<String, Object>>();
        requests.put("chat.category.change", Map.of("categoryId", staff, "version", 1, "name", "x"));
        requests.put("chat.category.move", Map.of("categoryId", staff, "groupId", club));
        requests.put("chat.category.delete", Map.of("categoryId", staff, "version", 1));
        requests.put("chat.channel.create", Map.of("categoryId", staff, "name", "x", "kind", "text"));
        requests.put("chat.channel.change", Map.of("channelId", secret, "version", 1, "name", "x"));
        requests.put("chat.channel.move", Map.of("channelId", secret, "categoryId", staff));
        requests.put("chat.channel.default", Map.of("channelId", secret));
        requests.put("chat.channel.delete", Map.of("channelId", secret, "version", 1));
        requests.put("chat.send", Map.of("channelId", secret, "nonce", "n", "text", "x"));
        requests.put("chat.history", Map.of("channelId", secret));
        return requests;
    }

    @Test
    void whatIsSeenAndNotManagedIsForbidden() {
        String rooms = id(bob, "Rooms");
        String bar = id(bob, "bar");
        assertThat(bob.refusal("chat.group.create", Map.of("name", "x"))).isEqualTo("forbidden");
        Map<String, Map<String, Object>> requests = Map.ofEntries(
                Map.entry("chat.group.change", Map.of("groupId", club, "version", 1, "name", "x")),
                Map.entry("chat.group.move", Map.of("groupId", club)),
                Map.entry("chat.group.picture", Map.of("groupId", club, "version", 1, "which", "icon")),
                Map.entry("chat.group.delete", Map.of("groupId", club, "version", 1)),
                Map.entry("chat.category.create", Map.of("groupId", club, "name", "x")),
                Map.entry("chat.category.change", Map.of("categoryId", rooms, "version", 9, "name", "x")),
                Map.entry("chat.category.move", Map.of("categoryId", rooms, "groupId", club)),
                Map.entry("chat.category.delete", Map.of("categoryId", rooms, "version", 1)),
                Map.entry("chat.channel.create", Map.of("categoryId", rooms, "name", "x", "kind", "text")),
                Map.entry("chat.channel.change", Map.of("channelId", bar, "version", 9, "name", "x")),
                Map.entry("chat.channel.move", Map.of("channelId", bar, "categoryId", rooms)),
                Map.entry("chat.channel.default", Map.of("channelId", bar)),
                Map.entry("chat.channel.delete", Map.of("channelId", bar, "version", 1)));
        JsonNode before = tree(owner);
        requests.forEach((request, payload) ->
                assertThat(bob.refusal(request, payload)).as(request).isEqualTo("forbidden"));
        assertThat(tree(owner)).isEqualTo(before);
    }

    @Test
    void nothingIsHeardOfWhatHappensOutOfSight() {
        long heard = timesTold(bob);
        JsonNode before = tree(bob);
        owner.ask(
                "chat.channel.change", Map.of("channelId", secret, "version", 1, "name", "safe", "slowModeSeconds", 5));
        owner.ask("chat.category.change", Map.of("categoryId", staff, "version", 1, "name", "Crew"));
        owner.ask("chat.channel.move", Map.of("channelId", secret, "categoryId", staff));
        owner.ask("chat.category.move", Map.of("categoryId", staff, "groupId", club, "before", id(owner, "Rooms")));
        channel("Crew", "new");
        category("Club", "Empty");
        owner.ask("chat.category.delete", Map.of("categoryId", staff, "version", 2));
        group("Nobody");
        owner.ask("chat.group.delete", Map.of("groupId", id(owner, "Nobody"), "version", 1));
        assertThat(tree(bob)).isEqualTo(before);
        assertThat(timesTold(bob)).isEqualTo(heard);
        assertThat(timesTold(owner)).isGreaterThan(9);

        owner.ask("chat.channel.change", Map.of("channelId", id(owner, "bar"), "version", 1, "name", "pub"));
        assertThat(timesTold(bob)).as("of what he sees he hears once").isEqualTo(heard + 1);
        owner.ask("chat.group.change", Map.of("groupId", club, "version", 1, "name", "Pub"));
        assertThat(timesTold(bob)).as("of the group around it, too").isEqualTo(heard + 2);
        assertThat(names(bob)).endsWith("Pub", "Rooms", "pub");
    }

    @Test
    void whoSeesItNoLongerIsToldAsWellAsWhoSeesItNow() {
        long heard = timesTold(bob);
        owner.ask("chat.channel.move", Map.of("channelId", secret, "categoryId", id(owner, "Text channels")));
        assertThat(timesTold(bob)).isGreaterThan(heard);
        assertThat(names(bob)).contains("vault");
        heard = timesTold(bob);
        owner.ask("chat.channel.move", Map.of("channelId", secret, "categoryId", staff));
        assertThat(timesTold(bob)).isGreaterThan(heard);
        assertThat(names(bob)).doesNotContain("vault", "Staff");
        assertThat(bob.refusal("chat.history", Map.of("channelId", secret))).isEqualTo("not_found");
    }

    @Test
    void whoManagesAPlaceSeesItAndChangesItAndNothingElse() {
        allow("chat.manage", scope("Club", "Staff"));
        assertThat(names(bob)).endsWith("Club", "Rooms", "bar", "Staff");
        assertThat(find(bob, "Staff").path("mayManage").asBoolean()).isTrue();
        assertThat(find(bob, "Staff").path("channels")).as("he may not read it").isEmpty();
        assertThat(find(bob, "Club").path("mayManage").asBoolean()).isFalse();
        long heard = timesTold(bob);
        bob.ask("chat.category.change", Map.of("categoryId", staff, "version", 1, "name", "Crew"));
        assertThat(timesTold(bob)).isEqualTo(heard + 1);
        assertThat(bob.refusal("chat.category.move", Map.of("categoryId", staff, "groupId", club)))
                .as("not at the destination")
                .isEqualTo("forbidden");
        assertThat(bob.refusal("chat.group.move", Map.of("groupId", club))).isEqualTo("forbidden");
        bob.ask("chat.category.delete", Map.of("categoryId", staff, "version", 2));
        assertThat(names(bob)).doesNotContain("Crew");
    }

    @Test
    void movingTakesTheRightAtBothEnds() {
        String rooms = id(owner, "Rooms");
        String bar = id(owner, "bar");
        String text = id(owner, "Text channels");
        allow("chat.manage", scope("Club", "Rooms"));
        assertThat(bob.refusal("chat.channel.move", Map.of("channelId", bar, "categoryId", text)))
                .isEqualTo("forbidden");
        assertThat(bob.refusal("chat.channel.move", Map.of("channelId", bar, "categoryId", staff)))
                .isEqualTo("not_found");
        assertThat(bob.refusal("chat.channel.move", Map.of("channelId", id(bob, "random"), "categoryId", rooms)))
                .isEqualTo("forbidden");
        assertThat(bob.refusal("chat.channel.move", Map.of("channelId", bar, "categoryId", rooms, "before", secret)))
                .as("before what he does not see")
                .isEqualTo("not_found");
        allow("chat.manage", scope("Community", "Text channels"));
        bob.ask("chat.channel.move", Map.of("channelId", bar, "categoryId", text, "before", id(bob, "general")));
        assertThat(names(bob)).startsWith("Community", "Text channels", "bar", "general");
        assertThat(bob.refusal("chat.channel.default", Map.of("channelId", bar)))
                .as("that concerns the whole server")
                .isEqualTo("forbidden");
    }

    @Test
    void placesAreNamedToWhoSeesThem() {
        String visible = scope("Club", "Rooms", "bar");
        String hidden = scope("Club", "Rooms", "vault");
        Map<String, String> bar = Map.of("permission", "chat.read", "scope", visible);
        JsonNode why = bob.ask("core.why", bar).path("why");
        assertThat(why.path("allowed").asBoolean()).isTrue();
        assertThat(bob.refusal("core.why", Map.of("permission", "chat.read", "scope", hidden)))
                .isEqualTo("not_found");
        assertThat(owner.ask("core.why", Map.of("permission", "chat.read", "scope", hidden))
                        .path("why")
                        .path("cause")
                        .asText())
                .isEqualTo("owner");
    }

    @Test
    void theDefaultChannelThatNobodySeesDoesNotGiveItselfAway() {
        owner.ask("chat.channel.default", Map.of("channelId", secret));
        allow("chat.manage", scope("Club", "Rooms"));
        deny("chat.read", scope("Club", "Rooms", "vault"));
        bob.ask("chat.category.delete", Map.of("categoryId", id(bob, "Rooms"), "version", 1));
        assertThat(names(owner)).doesNotContain("vault", "Rooms");
    }
}
