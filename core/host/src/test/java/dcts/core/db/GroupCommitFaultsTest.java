package dcts.core.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dcts.api.ApiException;
import dcts.api.AppendOutcome;
import dcts.api.Id;
import dcts.api.Stamp;
import dcts.core.db.NoteTable.Draft;
import dcts.core.db.NoteTable.Note;
import dcts.core.db.Outcomes.Told;
import dcts.core.metrics.Metrics;
import dcts.core.testing.LeakCheck;
import java.sql.Connection;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the group commit does when its surroundings misbehave: the cable, a lock, the code of a plugin, its callers. */
@Timeout(120)
class GroupCommitFaultsTest {
    private static final Id BOOK = new Id(7);
    private static final ThreadFactory THREADS = Thread.ofPlatform().daemon().factory();

    @RegisterExtension
    final LeakCheck leaks = new LeakCheck();

    private final Metrics metrics = new Metrics();
    private final Outcomes outcomes = new Outcomes();
    private TestDatabase test;
    private Database database;
    private Cable cable;
    private FaultyTable table;
    private Delivery delivery;
    private GroupCommitWriter<Draft, Note> writer;

    /** A table whose code fails where a draft's text says so. */
    private static final class FaultyTable extends NoteTable {
        FaultyTable(Jdbi jdbi) {
            super(jdbi);
        }

        /** No index keeps doubles out but the one of the nonces. */
        @Override
        void create() {
            jdbi().useHandle(
                            handle -> handle.execute(
                                    "create table note (id bigint primary key, book bigint not null,"
                                            + " seq bigint not null, rev bigint not null, nonce varchar(64) not null unique, text mediumtext)"));
        }

        @Override
        public Note row(Draft draft, Stamp stamp) {
            if (draft.text().equals("fail")) {
                throw new IllegalStateException("a plugin's mistake");
            }
            if (draft.text().equals("fail hard")) {
                throw new AssertionError("a plugin's bad mistake");
            }
            return super.row(draft, stamp);
        }

        @Override
        public List<@Nullable Object> values(Note row) {
            if (row.text().equals("too few")) {
                return List.of(row.id().value());
            }
            return super.values(row);
        }
    }

    @BeforeEach
    void start() throws Exception {
        test = TestDatabase.create();
        database = test.open();
        cable = new Cable(Cable.port(test.address()));
        table = new FaultyTable(database.jdbi("test"));
        table.create();
        delivery = new Delivery(THREADS);
        writer = open();
        append("warm", "text");
        assertThat(outcomes.next()).isEqualTo(new Told("stored", "warm"));
    }

    @AfterEach
    void stop() throws Exception {
        cable.mend();
        writer.close();
        delivery.close();
        cable.close();
        database.close();
        test.close();
    }

    private GroupCommitWriter<Draft, Note> open() {
        DatabaseAddress through = cable.to(test.address());
        return new GroupCommitWriter<>(
                table,
                new GroupCommitWriter.WriterParts(
                        () -> DriverSettings.connect(through),
                        new IdGenerator(InstantSource.system(), 0),
                        delivery,
                        metrics,
                        THREADS));
    }

    private void append(String nonce, String text) {
        writer.append(new Draft(BOOK, nonce, text), outcomes.of(nonce));
    }

    /** The insert is committed over there, and its answer is lost on the way. */
    @Test
    void anAnswerThatIsLostIsFoundOut() throws Exception {
        leaks.expect("A batch of 1 rows for note failed");
        cable.swallowAnswersTo("text of lost answer");
        append("lost", "text of lost answer");
        cable.awaitSeen();
        awaitStored("lost");
        cable.cut();
        assertThat(outcomes.next()).isEqualTo(new Told("unavailable", "lost"));
        cable.mend();
        assertThat(outcomes.next()).isEqualTo(new Told("stored", "lost"));
        append("next", "text");
        assertThat(outcomes.next()).isEqualTo(new Told("stored", "next"));
        assertDense("warm", "lost", "next");
    }

    /**
     * The insert waits for a lock over there when the cable breaks. It must not come to life later, after others got its
     * number and its caller was told to try again.
     */
    @Test
    void aStatementThatIsStillAtWorkIsEndedBeforeAnythingElseIsWritten() throws Exception {
        leaks.expect("A batch of 1 rows for note failed");
        try (Connection other = DriverSettings.connect(test.address());
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("insert into note values (1, 99, 1, 1, 'slow', 'in the way')");
            cable.swallowAnswersTo("text of slow one");
            append("slow", "text of slow one");
            cable.awaitSeen();
            awaitWaiting();
            cable.cut();
            assertThat(outcomes.next()).isEqualTo(new Told("unavailable", "slow"));
            cable.mend();
            appendUntilStored("zebra", "text"); // far from the lock in the index
            other.rollback();
        }
        appendUntilStored("slow", "text, once more");
        assertDense("warm", "zebra", "slow");
        assertThat(table.stored().getLast().text()).isEqualTo("text, once more");
    }

    /** The writer may still be finding out about an earlier batch. */
    private void appendUntilStored(String nonce, String text) {
        Told told = new Told("unavailable", nonce);
        while (told.what().equals("unavailable")) {
            append(nonce, text);
            told = outcomes.next();
        }
        assertThat(told).isEqualTo(new Told("stored", nonce));
    }

    @Test
    void aMistakeInThePluginsCodeCostsItsBatchAndNoMore() {
        leaks.expect("note");
        for (String mistake : List.of("fail", "fail hard", "too few")) {
            append(mistake, mistake);
            assertThat(outcomes.next()).isEqualTo(new Told("unavailable", mistake));
            append("after " + mistake, "text");
            assertThat(outcomes.next()).isEqualTo(new Told("stored", "after " + mistake));
        }
        assertDense("warm", "after fail", "after fail hard", "after too few");
        assertThat(leaks.log().alarms()).hasSize(3);
    }

    @Test
    void anOutcomeThatInterruptsItselfIsNobodyElsesMatter() {
        writer.append(
                new Draft(BOOK, "stops", "text"),
                failing(() -> Thread.currentThread().interrupt()));
        for (String nonce : List.of("first", "second", "third")) {
            append(nonce, "text");
            assertThat(outcomes.next()).isEqualTo(new Told("stored", nonce));
        }
    }

    @Test
    void anOutcomeThatFailsIsNobodyElsesMatter() {
        leaks.expect("An outcome could not be told.");
        for (Runnable mistake : List.<Runnable>of(
                () -> {
                    throw new IllegalStateException("a mistake");
                },
                () -> {
                    throw new StackOverflowError();
                })) {
            String nonce = "bad" + mistake.hashCode();
            writer.append(new Draft(BOOK, nonce, "text"), failing(mistake));
            append("after " + nonce, "text");
            assertThat(outcomes.next()).isEqualTo(new Told("stored", "after " + nonce));
        }
        assertThat(table.stored()).hasSize(5);
    }

    @Test
    void aDuplicateOfAnEarlierRunIsFound() {
        writer.close();
        writer = open();
        append("warm", "other text");
        assertThat(outcomes.next()).isEqualTo(new Told("duplicate text", "warm"));
        assertDense("warm");
    }

    /** Neither rows nor bytes of one statement pass their bound, whatever the texts are made of. */
    @Test
    void statementsAreCutByRowsAndByBytes() throws Exception {
        StatementCount count = test.count();
        try (Connection other = DriverSettings.connect(test.address());
                Statement statement = other.createStatement()) {
            statement.execute("lock tables note write");
            append("first", "text");
            IntStream.range(0, 1_200).forEach(i -> append("row" + i, "x"));
            IntStream.range(0, 100).forEach(i -> append("fat" + i, "€".repeat(8_000)));
            statement.execute("unlock tables");
        }
        assertThat(outcomes.next(1_301)).extracting(Told::what).containsOnly("stored");
        assertThat(table.stored()).hasSize(1_302);
        assertThat(metrics.text()).contains("dcts_writer_rows_total{reason=\"stored\"} 1302.0");
        assertThat(cable.largestPacket()).isBetween(500_000, 1 << 20);
        assertThat(count.inserts())
                .as("2 or 3 of 500 rows, 3 of a megabyte, and what falls between by chance")
                .isBetween(5L, 9L);
    }

    @Test
    void whoComesWhenTheQueueIsFullIsRefused() throws Exception {
        leaks.expect("A batch of");
        int accepted;
        try (Connection other = DriverSettings.connect(test.address());
                Statement statement = other.createStatement()) {
            statement.execute("lock tables note write");
            accepted = appendUntilRefused();
            statement.execute("unlock tables");
        }
        assertThat(accepted)
                .as("the queue, and at most one batch taken from it")
                .isBetween(10_000, 10_500);
        assertThat(outcomes.next(accepted)).extracting(Told::what).containsAnyOf("stored", "unavailable");
    }

    private int appendUntilRefused() {
        for (int accepted = 0; accepted < 20_000; accepted++) {
            try {
                append("row" + accepted, "x");
            } catch (ApiException e) {
                assertThat(e.code()).isEqualTo("unavailable");
                return accepted;
            }
        }
        throw new AssertionError("never refused");
    }

    @Test
    void afterTheEndNobodyIsTaken() {
        writer.close();
        assertThatThrownBy(() -> append("late", "text"))
                .isInstanceOf(ApiException.class)
                .hasMessage("unavailable");
        assertDense("warm");
    }

    private static AppendOutcome<Note> failing(Runnable mistake) {
        return new AppendOutcome<>() {
            @Override
            public void stored(Note row) {
                mistake.run();
            }

            @Override
            public void duplicate(Note existing) {
                mistake.run();
            }

            @Override
            public void failed(ApiException reason) {
                mistake.run();
            }
        };
    }

    private void awaitStored(String nonce) throws InterruptedException {
        while (table.stored().stream().noneMatch(note -> note.nonce().equals(nonce))) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    /** Until an insert waits for a lock. */
    private void awaitWaiting() throws InterruptedException {
        String question = "select count(*) from information_schema.processlist"
                + " where info like 'insert into note%' and command = 'Execute'";
        while (database.jdbi("test")
                        .withHandle(h ->
                                h.createQuery(question).mapTo(Integer.class).one())
                == 0) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private void assertDense(String... nonces) {
        assertThat(table.stored()).extracting(Note::nonce).containsExactly(nonces);
        assertThat(table.stored())
                .extracting(Note::seq)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, nonces.length)
                        .mapToObj(Long::valueOf)
                        .toList());
        assertThat(writer.head(BOOK).rev()).isEqualTo(nonces.length);
    }
}
