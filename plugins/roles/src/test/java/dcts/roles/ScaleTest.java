package dcts.roles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.core.TestHost;
import dcts.core.db.Database;
import dcts.core.db.StatementCount;
import dcts.core.testing.TestMember;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * 10,000 members in as many combinations of all the roles that there can be, and 1,000 channels of which 200 have rules: whatever is asked is answered
 * within the five seconds that the server gives, and costs a few statements, however many there are.
 */
class ScaleTest {
    private static final int MEMBERS = 10_000;
    /** With the first three and the one that everybody has, 500. */
    private static final int ROLES = 496;

    private static final int CHANNELS = 1_000;
    private static final int RULED = 200;
    private static final int STATEMENTS = 40;

    @TempDir
    Path folder;

    private TestHost host;
    private TestMember owner;
    private TestMember alice;

    @BeforeEach
    void aLargeServer() {
        var classes = List.of(Path.of("target/classes"), Path.of("../chat/target/classes"));
        host = TestHost.start(folder, Map.of(), classes);
        owner = host.joinAsOwner("owner");
        alice = host.join("alice");
        try (Database database = host.database().open()) {
            database.jdbi("test").useTransaction(ScaleTest::fill);
        }
        host.restart();
        List.of(owner, alice).forEach(each -> each.hear("session.ready"));
    }

    @AfterEach
    void end() {
        alice.close();
        owner.close();
        host.close();
    }

    private static void fill(Handle handle) {
        handle.execute("insert into core_account (id, login_name, display_name, password_hash, created_at)"
                + " select seq, concat('member', seq), concat('Member ', seq), '-', seq from seq_1_to_" + MEMBERS);
        handle.execute("insert into roles_role (id, name, position) select 100000 + seq, concat('Role ', seq), seq + 10"
                + " from seq_1_to_" + ROLES);
        // Two roles for each, hardly ever the same two.
        handle.execute("insert into roles_member (member_id, role_id) select seq, 100001 + seq % " + ROLES
                + " from seq_1_to_" + MEMBERS);
        handle.execute("insert ignore into roles_member (member_id, role_id) select seq, 100001 + (seq div " + ROLES
                + " * 7 + seq * 3) % " + ROLES + " from seq_1_to_" + MEMBERS);
        handle.execute("insert into roles_role (id, name, position) values (200000, 'Verified', 5)");
        handle.execute("insert into roles_member (member_id, role_id) select seq, 200000 from seq_1_to_" + MEMBERS);
        handle.execute("insert into chat_channel (id, category_id, name, kind, position, created_at)"
                + " select seq, (select id from chat_category limit 1), concat('channel ', seq), 'text', seq + 10, 0"
                + " from seq_1_to_" + CHANNELS);
        handle.execute("insert into roles_rule (role_id, place, permission, allow) select r.id,"
                + " concat('chat.channel:', seq), 'chat.read', 0 from seq_1_to_" + RULED
                + " join roles_role r on r.base = 1");
        handle.execute("insert into roles_rule (role_id, place, permission, allow) select 100000 + seq,"
                + " concat('chat.channel:', seq), 'chat.read', 1 from seq_1_to_" + RULED);
        handle.execute("insert into roles_rule (role_id, place, permission, allow) select 200000,"
                + " concat('chat.channel:', seq), permission, 1 from seq_1_to_" + RULED
                + " join (select 'chat.read' permission union select 'chat.send') permissions");
    }

    @Test
    void whateverIsAskedStaysCheap() {
        assertThat(channels(alice)).isEqualTo(CHANNELS + 2 - RULED);
        StatementCount count = host.countStatements();
        JsonNode editor = owner.ask("roles.editor", Map.of());
        assertThat(editor.get("roles")).hasSize(ROLES + 4);
        assertThat(editor.get("places")).hasSizeGreaterThan(CHANNELS);
        JsonNode found =
                owner.ask("roles.members", Map.of("text", "member 1", "roleId", "100100", "offset", 0, "limit", 100));
        assertThat(found.get("total").asInt()).isPositive();
        assertThat(owner.ask("roles.members", Map.of("text", "", "offset", 9_900, "limit", 100))
                        .get("total")
                        .asInt())
                .isEqualTo(MEMBERS + 2);
        assertThat(count.all()).as("statements of reading").isLessThanOrEqualTo(STATEMENTS);
    }

    @Test
    void aChangeForEverybodyIsWorkedOutAndHoldsAtOnce() {
        JsonNode preview = change("chat.send", "deny", true).get("preview");
        assertThat(preview.at("/losses/0/members").asLong()).isEqualTo(MEMBERS + 1);
        alice.listen("session.rights.changed");
        StatementCount count = host.countStatements();
        change("chat.send", "deny", false);
        assertThat(count.all()).as("statements of a change").isLessThanOrEqualTo(STATEMENTS);
        alice.hear("session.rights.changed");
        assertThat(alice.ask("core.rights", Map.of()).get("permissions").toString())
                .doesNotContain("chat.send");
        assertThat(change("chat.read", "deny", true).at("/preview/losses")).isNotEmpty();
    }

    @Test
    void aRoleOfManyGoesAndComesBack() {
        owner.ask("roles.assign", Map.of("memberId", alice.userId(), "add", List.of("100007"), "remove", List.of()));
        assertThat(channels(alice)).isEqualTo(CHANNELS + 3 - RULED);
        var gone = owner.ask("roles.delete", Map.of("roleId", "100007", "version", version("100007")));
        assertThat(channels(alice)).isEqualTo(CHANNELS + 2 - RULED);
        owner.ask("roles.undo", Map.of("undoId", gone.get("undoId").asText()));
        assertThat(channels(alice)).isEqualTo(CHANNELS + 3 - RULED);
    }

    @Test
    void aRoleThatEverybodyHasIsDeletedAndTakenBack() {
        owner.ask("roles.assign", Map.of("memberId", alice.userId(), "add", List.of("200000"), "remove", List.of()));
        assertThat(channels(alice)).isEqualTo(CHANNELS + 2);
        var delete = new HashMap<String, Object>(Map.of("roleId", "200000", "version", version("200000")));
        delete.put("preview", true);
        StatementCount count = host.countStatements();
        JsonNode preview = owner.ask("roles.delete", delete).get("preview");
        assertThat(preview.get("losses")).hasSize(100);
        assertThat(preview.at("/losses/0/members").asLong()).isGreaterThan(MEMBERS / 2);
        assertThat(preview.at("/more/losses").asLong()).isGreaterThanOrEqualTo(RULED - 100);
        assertThat(count.all()).as("statements of a preview").isLessThanOrEqualTo(STATEMENTS);
        delete.remove("preview");
        var gone = owner.ask("roles.delete", delete);
        assertThat(channels(alice)).isEqualTo(CHANNELS + 2 - RULED);
        owner.ask("roles.undo", Map.of("undoId", gone.get("undoId").asText()));
        assertThat(channels(alice)).isEqualTo(CHANNELS + 2);
    }

    private static int channels(TestMember member) {
        return member.ask("chat.tree", Map.of())
                .at("/groups/0/categories/0/channels")
                .size();
    }

    private JsonNode change(String permission, String value, boolean preview) {
        JsonNode base = owner.ask("roles.editor", Map.of()).at("/roles/" + (ROLES + 3));
        Map<String, Object> change = new HashMap<>();
        change.put("roleId", base.at("/role/id").asText());
        change.put("version", base.get("version").asLong());
        change.put("values", List.of(Map.of("key", permission, "value", value)));
        change.put("preview", preview);
        return owner.ask("roles.change", change);
    }

    private long version(String role) {
        for (JsonNode each : owner.ask("roles.editor", Map.of()).get("roles")) {
            if (each.at("/role/id").asText().equals(role)) {
                return each.get("version").asLong();
            }
        }
        throw new AssertionError("no role " + role);
    }
}
