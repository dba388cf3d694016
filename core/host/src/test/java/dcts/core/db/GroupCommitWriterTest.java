package dcts.core.db;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.api.Head;
import dcts.api.Id;
import dcts.core.db.NoteTable.Draft;
import dcts.core.db.NoteTable.Note;
import dcts.core.db.Outcomes.Told;
import dcts.core.metrics.Metrics;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The promises of the group commit, on a real table. */
class GroupCommitWriterTest {
    private static final Id BOOK = new Id(7);
    private static final Id OTHER = new Id(8);

    private final TestDatabase test = TestDatabase.create();
    private final Database database = test.open();
    private final NoteTable table = new NoteTable(database.jdbi("test"));
    private final Gate gate = new Gate(database);
    private final Outcomes outcomes = new Outcomes();
    private final Delivery delivery = new Delivery(Thread.ofPlatform().daemon().factory());
    private GroupCommitWriter<Draft, Note> writer;

    GroupCommitWriterTest() {
        table.create();
        writer = open();
    }

    private GroupCommitWriter<Draft, Note> open() {
        return new GroupCommitWriter<>(
                table,
                new GroupCommitWriter.WriterParts(
                        gate,
                        new IdGenerator(InstantSource.system(), 0),
                        delivery,
                        new Metrics(),
                        Thread.ofPlatform().daemon().factory()));
    }

    @BeforeEach
    void warm() {
        append("warm", BOOK);
        assertThat(outcomes.next()).isEqualTo(new Told("stored", "warm"));
    }

    @AfterEach
    void close() {
        gate.away(false);
        gate.release();
        writer.close();
        delivery.close();
        database.close();
        test.close();
    }

    private void append(String nonce, Id book) {
        writer.append(new Draft(book, nonce, "text of " + nonce), outcomes.of(nonce));
    }

    @Test
    void draftsThatGatherGoIntoOneInsertAndAreToldInItsOrder() {
        gate.hold();
        append("first", BOOK);
        StatementCount count = test.count();
        List<String> nonces = IntStream.range(0, 100).mapToObj(i -> "n" + i).toList();
        nonces.forEach(nonce -> append(nonce, nonce.endsWith("0") ? OTHER : BOOK));
        gate.release();

        assertThat(outcomes.next(101).stream().map(Told::nonce).skip(1)).containsExactlyElementsOf(nonces);
        assertThat(count.commits() + count.inserts()).as("inserts").isBetween(1L, 4L);
        assertThat(count.selects()).isZero();
        for (Id book : List.of(BOOK, OTHER)) {
            List<Note> notes =
                    table.stored().stream().filter(n -> n.book().equals(book)).toList();
            assertThat(notes).extracting(Note::seq).containsExactlyElementsOf(upTo(notes.size()));
            assertThat(notes).extracting(Note::rev).containsExactlyElementsOf(upTo(notes.size()));
            assertThat(writer.head(book)).isEqualTo(new Head(notes.size(), notes.size()));
        }
    }

    private static List<Long> upTo(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(Long::valueOf).toList();
    }

    @Test
    void aDuplicateIsAnsweredAndDoesNotTakeItsBatchWithIt() {
        gate.hold();
        append("first", BOOK);
        append("a", BOOK);
        append("warm", BOOK);
        append("b", BOOK);
        append("a", BOOK);
        gate.release();

        assertThat(outcomes.next(5))
                .containsExactlyInAnyOrder(
                        new Told("stored", "first"),
                        new Told("stored", "a"),
                        new Told("duplicate text of warm", "warm"),
                        new Told("duplicate text of a", "a"),
                        new Told("stored", "b"));
        assertThat(table.stored()).extracting(Note::nonce).containsExactly("warm", "first", "a", "b");
        assertThat(table.stored()).extracting(Note::seq).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void largeDraftsAreSpreadOverStatements() {
        String large = "x".repeat(300_000);
        gate.hold();
        for (int i = 0; i < 12; i++) {
            String nonce = "large" + i;
            writer.append(new Draft(BOOK, nonce, large), outcomes.of(nonce));
        }
        gate.release();

        assertThat(outcomes.next(12)).extracting(Told::what).containsOnly("stored");
        assertThat(table.stored()).hasSize(13);
    }

    @Test
    void countersAndIdsGoOnAfterARestart() {
        Id before = table.lastId().orElseThrow();
        writer.close();
        writer = open();
        append("after", BOOK);

        assertThat(outcomes.next()).isEqualTo(new Told("stored", "after"));
        assertThat(writer.head(BOOK)).isEqualTo(new Head(2, 2));
        assertThat(table.lastId().orElseThrow()).isGreaterThan(before);
    }

    @Test
    void whatIsQueuedAtTheEndIsWritten() {
        gate.hold();
        append("first", BOOK);
        IntStream.range(0, 20).forEach(i -> append("late" + i, BOOK));
        gate.release();
        writer.close();

        assertThat(outcomes.next(21)).extracting(Told::what).containsOnly("stored");
        assertThat(table.stored()).hasSize(22);
    }

    @Test
    void anInsertThatWasCommittedBeforeTheConnectionBrokeIsToldAfterAll() {
        gate.cutOnce(Gate.Cut.AFTER_INSERT);
        append("cut", BOOK);

        assertThat(outcomes.next(2)).containsExactly(new Told("unavailable", "cut"), new Told("stored", "cut"));
        append("next", BOOK);
        assertThat(outcomes.next()).isEqualTo(new Told("stored", "next"));
        assertThat(table.stored()).extracting(Note::seq).containsExactly(1L, 2L, 3L);
    }

    @Test
    void anInsertThatNeverArrivedLeavesNoHole() {
        gate.cutOnce(Gate.Cut.BEFORE_INSERT);
        append("cut", BOOK);
        assertThat(outcomes.next()).isEqualTo(new Told("unavailable", "cut"));

        append("cut", BOOK);
        assertThat(outcomes.next()).isEqualTo(new Told("stored", "cut"));
        assertThat(table.stored()).extracting(Note::nonce).containsExactly("warm", "cut");
        assertThat(table.stored()).extracting(Note::seq).containsExactly(1L, 2L);
    }

    @Test
    void whileTheDatabaseIsAwayCallersAreToldSoAndLaterAllIsWell() {
        gate.away(true);
        append("lost", BOOK);
        assertThat(outcomes.next()).isEqualTo(new Told("unavailable", "lost"));
        append("too", BOOK);
        assertThat(outcomes.next()).isEqualTo(new Told("unavailable", "too"));

        gate.away(false);
        append("lost", BOOK);
        Told told = outcomes.next();
        while (!told.what().equals("stored")) { // the writer may still be finding out about the first
            append("lost", BOOK);
            told = outcomes.next();
        }
        assertThat(table.stored()).extracting(Note::nonce).containsExactly("warm", "lost");
        assertThat(table.stored()).extracting(Note::seq).containsExactly(1L, 2L);
    }
}
