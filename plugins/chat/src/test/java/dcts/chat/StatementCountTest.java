package dcts.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.core.TestHost;
import dcts.core.db.StatementCount;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the chat costs the database, with 10,000 messages stored and 1,000 members registered. */
class StatementCountTest {
    private static final int MESSAGES = 10_000;
    private static final int MEMBERS = 1_000;
    private static final int AT_ONCE = 100;

    @TempDir
    static Path folder;

    private static TestHost host;
    private static Population population;
    private static Person alice;
    private static String general;

    @BeforeAll
    static void populate() {
        host = TestHost.withPlugin(folder);
        alice = Person.joins(host, "alice");
        general = alice.idOf("general");
        population = new Population(host.database());
        population.messages(general, alice.userId(), MESSAGES);
        population.members(MEMBERS);
        host.restart();
        alice.member().hear("session.ready");
        alice.says("general", "Warms the channel.");
    }

    @AfterAll
    static void end() {
        population.close();
        alice.close();
        host.close();
    }

    @Test
    void aSendIsOneInsert() {
        StatementCount count = host.countStatements();
        alice.says("general", "One statement.");
        assertThat(count.inserts()).isEqualTo(1);
        assertThat(count.all()).isEqualTo(1);
    }

    /** The first insert is held up until all are queued, so the others have to share. */
    @Test
    void sendsOfTheMomentShareAnInsert() throws Exception {
        List<CompletableFuture<JsonNode>> answers;
        StatementCount count;
        try (Handle lock = population.jdbi().open()) {
            lock.execute("lock tables chat_message read");
            count = host.countStatements();
            answers = IntStream.range(0, AT_ONCE)
                    .mapToObj(i -> alice.sendsLater(general, "At once " + i))
                    .toList();
            // Requests of one connection are taken in order: once this is answered, all sends are queued.
            alice.channels();
            lock.execute("unlock tables");
        }
        for (CompletableFuture<JsonNode> answer : answers) {
            assertThat(answer.get(15, TimeUnit.SECONDS).path("ok").asBoolean()).isTrue();
        }
        assertThat(count.inserts()).isBetween(1L, 2L);
        assertThat(count.all()).isEqualTo(count.inserts());
    }

    @Test
    void aPageIsAtMostThreeStatementsAndReadsNoMoreRowsThanItShows() {
        JsonNode oldest = alice.newest(general, 50).path("messages").get(0);
        StatementCount count = host.countStatements();
        long rows = rowsReadBy(
                () -> assertThat(alice.before(oldest, 50).path("messages")).hasSize(50));
        assertThat(count.all()).isBetween(1L, 3L);
        assertThat(rows).isBetween(50L, 150L);
        assertThat(rowsReadBy(() ->
                        assertThat(alice.after(oldest, 40).path("messages")).hasSize(40)))
                .isBetween(40L, 150L);
    }

    @Test
    void changesAreAtMostThreeStatementsAndReadNoMoreRowsThanTheyShow() {
        long rev = alice.channel("general").path("rev").asLong();
        StatementCount count = host.countStatements();
        long rows = rowsReadBy(
                () -> assertThat(alice.changes(general, rev - 500, 50).path("changes"))
                        .hasSize(50));
        assertThat(count.all()).isBetween(1L, 3L);
        assertThat(rows).isBetween(50L, 150L);
    }

    @Test
    void theTreeAsksNothing() {
        StatementCount count = host.countStatements();
        alice.channels();
        assertThat(count.all()).isZero();
    }

    /** How many rows the database read meanwhile, from whatever table; asking for it reads some too. */
    private static long rowsReadBy(Runnable work) {
        long first = rowsRead();
        long before = rowsRead();
        work.run();
        return rowsRead() - before - (before - first);
    }

    private static long rowsRead() {
        return population
                .jdbi()
                .withHandle(handle -> handle
                        .createQuery("show global status where variable_name like 'Handler_read%'")
                        .map((row, context) -> row.getLong(2))
                        .stream()
                        .mapToLong(Long::longValue)
                        .sum());
    }
}
