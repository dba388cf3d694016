package dcts.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.api.Scope;
import dcts.core.db.Database;
import dcts.core.testing.LeakCheck;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A commit may reach the database though whoever waits for its answer is told that it has failed. */
@Timeout(120)
class TreeCatchUpTest extends TreePlay {
    @RegisterExtension
    final LeakCheck leaks = new LeakCheck();

    /** Changes the tables as such a commit leaves them. */
    private void store(String... statements) {
        try (Database database = host.database().open()) {
            database.jdbi("test").useTransaction(handle -> {
                for (String statement : statements) {
                    handle.execute(statement);
                }
                handle.execute("update chat_tree set revision = revision + 1");
            });
        }
    }

    @Test
    void whatIsStoredAndNotInMemoryIsTakenOverAndAnnounced() {
        store("update chat_channel set name = 'hall', version = version + 1 where name = 'random'");
        bob.hear("chat.tree.changed");
        assertThat(names(bob)).contains("hall").doesNotContain("random");
        store("delete from chat_channel where name = 'hall'");
        bob.hear("chat.tree.changed");
        assertThat(names(bob)).contains("general").doesNotContain("hall");
    }

    @Test
    void theNextChangeDoesNotPassItOver() {
        deny("chat.read", Scope.SERVER.path());
        allow("chat.read", scope("Community", "Text channels", "random"));
        store("update chat_channel set name = 'hall', version = version + 1 where name = 'random'");
        owner.ask(
                "chat.channel.change",
                Map.of("channelId", id(owner, "general"), "version", version(owner, "general"), "name", "lobby"));
        bob.hear("chat.tree.changed");
        assertThat(names(bob)).contains("hall");
    }
}
