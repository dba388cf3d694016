package dcts.roles;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.core.TestHost;
import dcts.core.db.Database;
import dcts.core.testing.TestMember;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables hold more than the plugin has in memory: a commit whose answer was lost, or one that came first. */
class StoredElsewhereTest {
    private static final String LOCK = "select revision from roles_revision where id = 1 for update";

    @TempDir
    Path folder;

    private TestHost host;
    private TestMember owner;
    private TestMember alice;
    private Database database;

    @BeforeEach
    void start() {
        host = TestHost.start(folder, Map.of(), List.of(Path.of("target/classes"), Path.of("../chat/target/classes")));
        owner = host.joinAsOwner("owner");
        alice = host.join("alice");
        database = host.database().open();
    }

    @AfterEach
    void end() {
        database.close();
        alice.close();
        owner.close();
        host.close();
    }

    private JsonNode role(String name) {
        for (JsonNode each : owner.ask("roles.editor", Map.of()).get("roles")) {
            if (each.at("/role/name").asText().equals(name)) {
                return each;
            }
        }
        throw new AssertionError("no role " + name);
    }

    private static void deny(Handle handle, String permission) {
        handle.execute(
                "insert into roles_rule (role_id, place, permission, allow)"
                        + " select id, 'server', ?, 0 from roles_role where base = 1",
                permission);
        handle.execute("update roles_revision set revision = revision + 1");
    }

    @Test
    void whatIsStoredCountsAfterAMomentAndIsTold() {
        alice.listen("session.rights.changed");
        database.jdbi("test").useTransaction(handle -> deny(handle, "chat.send"));
        alice.hear("session.rights.changed");
        assertThat(alice.ask("core.rights", Map.of()).get("permissions").toString())
                .doesNotContain("chat.send");
    }

    /** The channel's rules are forgotten without a word; what others have changed is told all the same. */
    @Test
    void aPlaceThatGoesDoesNotHideWhatWasStoredBefore() {
        String scope = "";
        for (JsonNode place : owner.ask("roles.editor", Map.of()).get("places")) {
            scope = place.get("scope").asText();
        }
        String channel = scope.substring(scope.lastIndexOf(':') + 1);
        JsonNode rules = owner.ask("roles.rules", Map.of("scope", scope));
        owner.ask(
                "roles.rule",
                Map.of(
                        "scope", scope,
                        "version", rules.get("version").asLong(),
                        "memberId", alice.userId(),
                        "values", List.of(Map.of("key", "chat.send", "value", "allow"))));
        alice.ask("core.rights", Map.of());
        alice.listen("session.rights.changed");
        database.jdbi("test").useTransaction(handle -> deny(handle, "roles.read"));
        owner.ask("chat.channel.delete", Map.of("channelId", channel, "version", version(channel)));
        alice.hear("session.rights.changed");
        assertThat(alice.refusal("roles.list", Map.of())).isEqualTo("forbidden");
    }

    private long version(String channel) {
        for (JsonNode each : owner.ask("chat.tree", Map.of()).at("/groups/0/categories/0/channels")) {
            if (each.get("id").asText().equals(channel)) {
                return each.get("version").asLong();
            }
        }
        throw new AssertionError("no channel " + channel);
    }

    /** His command waits behind one that takes the right from him. */
    @Test
    void theRightToChangeIsAskedForWhenItsTurnComes() throws InterruptedException {
        String made = owner.ask("roles.create", Map.of("name", "Helper"))
                .get("roleId")
                .asText();
        String admin = role("Administrator").at("/role/id").asText();
        owner.ask("roles.assign", Map.of("memberId", alice.userId(), "add", List.of(admin), "remove", List.of()));
        long version = role("Helper").get("version").asLong();
        var answer = new CompletableFuture<CompletableFuture<JsonNode>>();
        database.jdbi("test").useTransaction(handle -> {
            handle.createQuery(LOCK).mapTo(Long.class).one();
            answer.complete(alice.send("roles.delete", Map.of("roleId", made, "version", version)));
            awaitWaiting(handle);
            handle.execute(
                    "insert into roles_rule (role_id, place, permission, allow) values (?, 'server', 'roles.manage', 0)",
                    admin);
            handle.execute("update roles_revision set revision = revision + 1");
        });
        assertThat(answer.join().join().at("/error/code").asText()).isEqualTo("forbidden");
        assertThat(role("Helper").at("/role/id").asText()).isEqualTo(made);
    }

    private static void awaitWaiting(Handle handle) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!isWaiting(handle)) {
            assertThat(System.nanoTime()).as("the command comes to wait").isLessThan(end);
            Thread.sleep(10);
        }
    }

    private static boolean isWaiting(Handle handle) {
        return handle.createQuery("select count(*) from information_schema.processlist"
                                + " where info = :lock and id <> connection_id()")
                        .bind("lock", LOCK)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }
}
