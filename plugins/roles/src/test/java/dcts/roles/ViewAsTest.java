package dcts.roles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.core.testing.ConnectionAttempt;
import dcts.core.testing.TestMember;
import dcts.testkit.Person;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The owner and those whom he trusts see the server as others do, and nobody sees more by it. */
class ViewAsTest extends RolesPlay {
    private final ArrayDeque<Person> looking = new ArrayDeque<>();

    @BeforeEach
    void aChannelIsHiddenFromMembers() {
        editor.ruleAtChannel(random, "Member", "chat.read", "deny");
    }

    @AfterEach
    void eyesShut() {
        looking.forEach(Person::leave);
    }

    private Person as(Person who, String eyes) {
        Person looks = who.viewing(eyes);
        looking.push(looks);
        return looks;
    }

    @Test
    void theOwnerSeesWhatAMemberSeesAndChangesNothing() {
        Person seen = as(owner, "member:" + alice.userId());
        assertThat(channels(seen)).containsExactly(general);
        assertThat(channels(owner)).containsExactly(general, random);
        assertThat(seen.refusal("chat.history", Map.of("channelId", random, "limit", 5)))
                .isEqualTo("not_found");
        assertThat(seen.refusal("chat.send", Map.of("channelId", general, "nonce", "n", "text", "Hello.")))
                .isEqualTo("forbidden");
        assertThat(seen.refusal("roles.editor", Map.of())).isEqualTo("forbidden");
        assertThat(seen.ask("core.rights", Map.of()).get("permissions").toString())
                .isEqualTo(alice.ask("core.rights", Map.of()).get("permissions").toString());
        alice.ask("chat.send", Map.of("channelId", general, "nonce", "n", "text", "Hello."));
        assertThat(seen.hear("chat.message.created").at("/message/text").asText())
                .isEqualTo("Hello.");
    }

    @Test
    void whoWaitsToBeAdmittedDoesSoWithTheEyesOfOthersToo() {
        editor.give(bob, "Administrator");
        Person seen = as(bob, "member:" + alice.userId());
        assertThat(channels(seen)).containsExactly(general);
        host.console().post("/api/admin/states", Map.of("loginName", "bob", "state", "pending"));
        seen.awaitDisconnect();
        assertThat(outcome(bob, "member:" + alice.userId())).isEqualTo("refused forbidden");
    }

    @Test
    void whileNobodyDecidesTheEyesOfOthersAreShutToo() {
        host.expectLog("Everybody but the owner is refused");
        editor.give(bob, "Administrator");
        Person seen = as(bob, "member:" + alice.userId());
        host.console().disable("roles");
        assertThat(bob.refusal("chat.tree", Map.of())).isEqualTo("unavailable");
        seen.awaitDisconnect();
        assertThat(outcome(bob, "member:" + alice.userId())).isEqualTo("refused unavailable");
        host.console().enable("roles");
        assertThat(channels(as(bob, "member:" + alice.userId()))).containsExactly(general);
    }

    @Test
    void whatTheMemberIsGivenIsSeenAtOnce() {
        editor.create("Helper");
        editor.ruleAtChannel(random, "Helper", "chat.read", "allow");
        Person seen = as(owner, "member:" + alice.userId());
        Person helper = as(owner, "role:" + editor.id("Helper"));
        assertThat(channels(helper)).containsExactly(general, random);
        assertThat(channels(seen)).containsExactly(general);
        editor.give(alice, "Helper");
        seen.hear("session.rights.changed");
        assertThat(channels(seen)).containsExactly(general, random);
        owner.ask("chat.send", Map.of("channelId", random, "nonce", "n", "text", "For helpers."));
        assertThat(seen.hear("chat.message.created").at("/message/text").asText())
                .isEqualTo("For helpers.");
    }

    @Test
    void nobodySeesThroughOthersWhatIsHiddenFromHim() {
        editor.give(bob, "Administrator");
        editor.ruleAtChannelFor(random, alice, "chat.read", "allow");
        assertThat(channels(alice)).containsExactly(general, random);
        Person seen = as(bob, "member:" + alice.userId());
        assertThat(channels(seen)).as("it is hidden from bob").containsExactly(general);
        owner.ask("chat.send", Map.of("channelId", random, "nonce", "n", "text", "Hidden."));
        owner.ask("chat.send", Map.of("channelId", general, "nonce", "m", "text", "Open."));
        assertThat(seen.hear("chat.message.created").at("/message/text").asText())
                .isEqualTo("Open.");
    }

    @Test
    void onlyWhoMayLooksAndOnlyThroughEyesThatAreThere() {
        assertThat(outcome(alice, "member:" + bob.userId())).isEqualTo("refused forbidden");
        assertThat(outcome(owner, "")).isEqualTo("refused invalid");
        for (String eyes : List.of("member:77", "member:x", "role:77", "role:", "x", "member:" + owner.userId())) {
            assertThat(outcome(owner, eyes)).as(eyes).isEqualTo("refused not_found");
        }
    }

    @Test
    void whoOwnedTheServerSeesAfterwardsWithEyesOfHisOwnRights() {
        editor.give(owner, "Administrator");
        editor.ruleAtChannelFor(random, alice, "chat.read", "allow");
        assertThat(channels(as(owner, "member:" + alice.userId()))).containsExactly(general, random);
        var next = Map.of("loginName", "bob", "password", TestMember.PASSWORD);
        assertThat(owner.post("/api/admin/owner", next).status()).isEqualTo(200);
        Person before = owner.again();
        looking.push(before);
        assertThat(channels(before)).containsExactly(general);
        assertThat(channels(as(owner, "member:" + alice.userId()))).containsExactly(general);
    }

    @Test
    void aViewEndsWithItsEyesAndWithTheRightToIt() {
        editor.create("Helper");
        editor.give(bob, "Administrator");
        Person helper = as(owner, "role:" + editor.id("Helper"));
        Person bobs = as(bob, "member:" + alice.userId());
        editor.delete("Helper");
        helper.awaitDisconnect();
        assertThat(channels(bobs)).containsExactly(general);
        editor.take(bob, "Administrator");
        bobs.awaitDisconnect();
        assertThat(outcome(bob, "member:" + alice.userId())).isEqualTo("refused forbidden");
    }

    private String outcome(Person who, String eyes) {
        return ConnectionAttempt.outcome(host.url(), Map.of("token", who.token(), "viewAs", eyes), Map.of());
    }

    private static List<String> channels(Person who) {
        JsonNode tree = who.ask("chat.tree", Map.of());
        return StreamSupport.stream(tree.at("/groups/0/categories/0/channels").spliterator(), false)
                .map(channel -> channel.get("id").asText())
                .toList();
    }
}
