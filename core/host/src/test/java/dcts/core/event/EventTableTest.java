package dcts.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dcts.api.AfterEvent;
import dcts.api.ApiException;
import dcts.api.BeforeEvent;
import dcts.api.FailMode;
import dcts.api.Verdict;
import dcts.core.metrics.Metrics;
import dcts.core.testing.LeakCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Handlers are asked in their order and may refuse or replace; those that fail do what they said they would. */
class EventTableTest {
    @RegisterExtension
    final LeakCheck leaks = new LeakCheck();

    private static final BeforeEvent<Note> WRITING = new BeforeEvent<>("notes.note.writing", Note.class);
    private static final AfterEvent<Note> WRITTEN = new AfterEvent<>("notes.note.written", Note.class);

    private final EventTable table = new EventTable(Thread.ofVirtual().factory(), new Metrics());

    record Note(String text) {}

    record Other(String text) {}

    @Test
    void withoutHandlersTheEventComesBackAsItWas() {
        Note note = new Note("a");
        assertThat(table.declare(WRITING).apply(note)).isSameAs(note);
        table.declare(WRITTEN).accept(note);
    }

    @Test
    void handlersSeeWhatThoseBeforeThemHaveMadeOfIt() {
        UnaryOperator<Note> asks = table.declare(WRITING);
        table.handle("one", WRITING, FailMode.OPEN, note -> Verdict.replace(new Note(note.text() + "b")));
        table.handle("two", WRITING, FailMode.OPEN, note -> Verdict.allow());
        table.handle("three", WRITING, FailMode.OPEN, note -> Verdict.replace(new Note(note.text() + "c")));
        assertThat(asks.apply(new Note("a"))).isEqualTo(new Note("abc"));
    }

    @Test
    void aRefusalReachesWhoAskedAndNobodyElseIsAsked() {
        UnaryOperator<Note> asks = table.declare(WRITING);
        List<String> asked = new ArrayList<>();
        table.handle("one", WRITING, FailMode.OPEN, note -> Verdict.refuse(ApiException.of("one.rude", 403)));
        table.handle("two", WRITING, FailMode.OPEN, note -> {
            asked.add("two");
            return Verdict.allow();
        });
        assertThatThrownBy(() -> asks.apply(new Note("a"))).hasMessage("one.rude");
        assertThat(asked).isEmpty();
    }

    @Test
    void aThrownRefusalIsARefusal() {
        UnaryOperator<Note> asks = table.declare(WRITING);
        table.handle("one", WRITING, FailMode.OPEN, note -> {
            throw ApiException.forbidden();
        });
        assertThatThrownBy(() -> asks.apply(new Note("a"))).hasMessage("forbidden");
    }

    @Test
    void whatFailsOpenLetsThroughAndWhatFailsClosedDoesNot() {
        leaks.expect("open failed over notes.note.writing.");
        leaks.expect("closed failed over notes.note.writing.");
        UnaryOperator<Note> asks = table.declare(WRITING);
        Runnable takeAway = table.handle("open", WRITING, FailMode.OPEN, note -> {
            throw new IllegalStateException("broken");
        });
        assertThat(asks.apply(new Note("a"))).isEqualTo(new Note("a"));
        takeAway.run();
        table.handle("closed", WRITING, FailMode.CLOSED, note -> {
            throw new IllegalStateException("broken");
        });
        assertThatThrownBy(() -> asks.apply(new Note("a"))).hasMessage("unavailable");
    }

    @Test
    void whoTakesTooLongIsInterruptedAndCountsAsFailed() throws InterruptedException {
        leaks.expect("slow took longer than 250 ms over notes.note.writing.");
        UnaryOperator<Note> asks = table.declare(WRITING);
        var interrupted = new CountDownLatch(1);
        table.handle("slow", WRITING, FailMode.CLOSED, note -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return Verdict.allow();
        });
        assertThatThrownBy(() -> asks.apply(new Note("a"))).hasMessage("unavailable");
        assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes", "NullAway"}) // what a plugin compiled without checks can do
    void noVerdictAndAReplacementOfAnotherTypeAreFailures() {
        leaks.expect("odd answered notes.note.writing with no verdict.");
        UnaryOperator<Note> asks = table.declare(WRITING);
        Runnable takeAway = table.handle("odd", WRITING, FailMode.OPEN, note -> null);
        assertThat(asks.apply(new Note("a"))).isEqualTo(new Note("a"));
        takeAway.run();
        table.handle("odd", WRITING, FailMode.CLOSED, note -> (Verdict) Verdict.replace(new Other("b")));
        assertThatThrownBy(() -> asks.apply(new Note("a"))).hasMessage("unavailable");
    }

    @Test
    void whatHappenedIsToldToEverybodyAlsoWhenOneFails() throws InterruptedException {
        leaks.expect("broken failed over notes.note.written.");
        BlockingQueue<Note> told = new LinkedBlockingQueue<>();
        table.handle("broken", WRITTEN, note -> {
            throw new IllegalStateException("broken");
        });
        table.handle("well", WRITTEN, told::add);
        table.declare(WRITTEN).accept(new Note("a"));
        assertThat(told.poll(10, TimeUnit.SECONDS)).isEqualTo(new Note("a"));
    }

    @Test
    void tellingNeverWaitsAndWhoIsTooSlowMissesTheRest() throws InterruptedException {
        BlockingQueue<Note> told = new LinkedBlockingQueue<>();
        var free = new CountDownLatch(1);
        table.handle("slow", WRITTEN, note -> {
            try {
                free.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            told.add(note);
        });
        var tells = table.declare(WRITTEN);
        for (int i = 0; i < 1_000; i++) {
            tells.accept(new Note("a"));
        }
        free.countDown();
        for (int i = 0; i < 256; i++) {
            assertThat(told.poll(10, TimeUnit.SECONDS)).isNotNull();
        }
        assertThat(told.poll(100, TimeUnit.MILLISECONDS)).isNull();
    }

    /** Else whoever names an event without its capability would hear what he has not asked for. */
    @Test
    void aHandlerOfAnotherEventOfTheNameIsNeverCalled() {
        var guarded = new BeforeEvent<>("notes.note.writing", Note.class, "notes.read");
        List<String> asked = new ArrayList<>();
        table.handle("sly", WRITING, FailMode.OPEN, note -> {
            asked.add(note.text());
            return Verdict.allow();
        });
        assertThat(table.declare(guarded).apply(new Note("secret"))).isEqualTo(new Note("secret"));
        assertThat(asked).isEmpty();
        assertThatThrownBy(() -> table.handle("sly", WRITING, FailMode.OPEN, note -> Verdict.allow()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is declared in another way");
        table.withdraw("notes.note.writing");
        assertThat(table.declare(WRITING).apply(new Note("open"))).isEqualTo(new Note("open"));
        assertThat(asked).containsExactly("open");
    }

    @Test
    void aNameIsDeclaredOnceAndAHandlerMayComeFirst() {
        table.handle("early", WRITING, FailMode.OPEN, note -> Verdict.replace(new Note("early")));
        assertThat(table.declare(WRITING).apply(new Note("a"))).isEqualTo(new Note("early"));
        assertThatThrownBy(() -> table.declare(WRITING)).isInstanceOf(IllegalStateException.class);
        assertThat(table.declared()).containsExactly("notes.note.writing");
        table.withdraw("notes.note.writing");
        assertThat(table.declared()).isEmpty();
        assertThat(table.declare(WRITING).apply(new Note("a"))).isEqualTo(new Note("early"));
    }
}
