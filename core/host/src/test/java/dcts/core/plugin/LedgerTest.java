package dcts.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dcts.core.db.Worker;
import dcts.core.testing.LeakCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LedgerTest {
    @RegisterExtension
    final LeakCheck leaks = new LeakCheck();

    private final Ledger ledger = new Ledger("test");
    private final List<String> takenBack = new ArrayList<>();

    @Test
    void takesBackInReverseOrderAndOnce() {
        for (String thing : List.of("first", "second", "third")) {
            ledger.note(() -> takenBack.add(thing));
        }
        ledger.close();
        assertThat(takenBack).containsExactly("third", "second", "first");
        ledger.close();
        assertThat(takenBack).hasSize(3);
    }

    @Test
    void whatWorksIsToldToEndBeforeAnyOfItIsWaitedFor() {
        ledger.note(worker("task"));
        ledger.note(worker("writer"));
        ledger.note(() -> takenBack.add("thing"));
        ledger.note(worker("follower"));
        ledger.close();
        assertThat(takenBack)
                .containsExactly("tell follower", "tell writer", "tell task", "follower", "thing", "writer", "task");
    }

    private Worker worker(String name) {
        return new Worker() {
            @Override
            public void shutdown() {
                takenBack.add("tell " + name);
            }

            @Override
            public void close() {
                takenBack.add(name);
            }
        };
    }

    @Test
    void whatCannotBeTakenBackDoesNotKeepTheRest() {
        leaks.expect("Something of test could not be taken back.");
        ledger.note(() -> takenBack.add("first"));
        ledger.note(() -> {
            throw new IllegalStateException("stuck");
        });
        ledger.note(() -> takenBack.add("third"));
        ledger.close();
        assertThat(takenBack).containsExactly("third", "first");
        assertThat(leaks.log().alarms()).hasSize(1);
    }

    @Test
    void whatComesAfterTheEndIsTakenBackAtOnceAndRefused() {
        ledger.close();
        assertThatCode(ledger::demandNotOver)
                .as("what was at work may tell what it has done")
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> ledger.note(() -> takenBack.add("late")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the plugin test has ended");
        assertThat(takenBack).containsExactly("late");
        ledger.end();
        assertThatThrownBy(ledger::demandNotOver).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void nothingIsLostWhenManyRegisterWhileItEnds() throws Exception {
        var open = new AtomicInteger();
        Thread end = Thread.ofVirtual().unstarted(ledger::close);
        IntStream.range(0, 10_000).parallel().forEach(i -> {
            if (i == 5_000) {
                end.start();
            }
            open.incrementAndGet();
            try {
                ledger.note(open::decrementAndGet);
            } catch (IllegalStateException e) {
                assertThat(e).hasMessageContaining("ended");
            }
        });
        end.join();
        assertThat(open).hasValue(0);
    }
}
