package dcts.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.api.Id;
import dcts.api.Scope;
import dcts.core.db.Database;
import dcts.core.db.MigrationSource;
import dcts.core.db.Migrations;
import dcts.core.db.StatementCount;
import dcts.core.db.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages that come after their channel was deleted, and more of them than can be deleted at once. */
class SweeperTest {
    private static TestDatabase test;
    private static Database database;
    private static Jdbi jdbi;

    private Instant now = Instant.ofEpochMilli(1_000_000_000_000L);
    private final InstantSource clock = () -> now;
    private final List<Scope> told = new ArrayList<>();
    private Sweeper sweeper;

    @BeforeAll
    static void tables() {
        test = TestDatabase.create();
        database = test.open();
        new Migrations(database).run(new MigrationSource("chat", ChatPlugin.class.getClassLoader(), "migrations"));
        jdbi = database.jdbi("chat");
    }

    @AfterAll
    static void drop() {
        database.close();
        test.close();
    }

    @BeforeEach
    void empty() {
        sweeper = new Sweeper(new GoneStore(jdbi), clock, told::addAll);
        jdbi.useHandle(handle -> {
            handle.execute("delete from chat_message");
            handle.execute("delete from chat_gone");
            handle.execute("insert into chat_gone (channel_id, deleted_at) values (1, ?)", now.toEpochMilli());
        });
    }

    @Test
    void onlyWhatWasWrittenInDeletedChannelsGoes() {
        messages(1, 0, 1_234);
        messages(2, 5_000, 10);
        sweeper.run();
        assertThat(stored(1)).isZero();
        assertThat(stored(2)).isEqualTo(10);
    }

    @Test
    void whatWasOnItsWayIsFoundLater() {
        sweeper.run();
        messages(1, 0, 3);
        sweeper.run();
        assertThat(stored(1)).as("it is not looked for all the time").isEqualTo(3);
        now = now.plus(Duration.ofMinutes(1));
        sweeper.run();
        assertThat(stored(1)).isZero();
        messages(1, 0, 3);
        sweeper.wake();
        sweeper.run();
        assertThat(stored(1)).isZero();
    }

    @Test
    void itEndsWhenNothingCanComeAnyMore() {
        now = now.plus(Duration.ofHours(1));
        sweeper.run();
        assertThat(gone()).as("an hour is not over yet").isEqualTo(1);
        assertThat(told).isEmpty();
        now = now.plus(Duration.ofMinutes(1));
        sweeper.run();
        assertThat(gone()).isZero();
        now = now.plus(Duration.ofMinutes(1));
        sweeper.run();
        assertThat(told)
                .as("once more, to those who were not there when it was deleted")
                .containsExactly(Scope.SERVER.child("chat.channel", new Id(1)));
        now = now.plus(Duration.ofDays(1));
        StatementCount count = test.count();
        sweeper.run();
        assertThat(count.all()).as("nobody was deleted since").isZero();
    }

    @Test
    void veryManyGoInSeveralRounds() {
        messages(1, 0, 50_700);
        sweeper.run();
        assertThat(stored(1)).isEqualTo(700);
        now = now.plus(Duration.ofHours(2));
        sweeper.run();
        assertThat(stored(1)).isZero();
        assertThat(gone()).isZero();
    }

    private static void messages(long channel, long firstId, int count) {
        jdbi.useHandle(handle -> handle.execute(
                "insert into chat_message (id, channel_id, seq, rev, author_id, nonce, kind, body, created_at)"
                        + " select ? + seq, ?, seq, seq, 7, ? + seq, 'text', 'x', seq from seq_1_to_" + count,
                firstId,
                channel,
                firstId));
    }

    private static long stored(long channel) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from chat_message where channel_id = ?")
                .bind(0, channel)
                .mapTo(Long.class)
                .one());
    }

    private static long gone() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from chat_gone")
                .mapTo(Long.class)
                .one());
    }
}
