package dcts.core.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dcts.api.Id;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdGeneratorTest {
    private final AtomicLong now =
            new AtomicLong(Instant.parse("2026-06-01T12:00:00Z").toEpochMilli());
    private final IdGenerator ids = generator(3);

    private IdGenerator generator(int node) {
        return new IdGenerator(() -> Instant.ofEpochMilli(now.get()), node);
    }

    @Test
    void idsGrowWhateverTheClockDoes() {
        List<Long> jumps = List.of(0L, 1L, 3_600_000L, -3_600_000L, -5_000L, 0L, 86_400_000L);
        List<Id> given = jumps.stream()
                .flatMap(jump -> {
                    now.addAndGet(jump);
                    return Stream.generate(ids::next).limit(5_000);
                })
                .toList();

        assertThat(given).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void anIdTellsWhenItWasMade() {
        assertThat(IdGenerator.millisOf(ids.next())).isEqualTo(now.get());
    }

    @Test
    void idsGoOnAfterThoseOfAnEarlierRunWhoseClockWasAhead() {
        now.addAndGet(600_000);
        Id earlier = ids.next();
        now.addAndGet(-600_000);
        IdGenerator restarted = generator(0);
        restarted.continueAfter(earlier);

        assertThat(restarted.next()).isGreaterThan(earlier);
    }

    @Test
    void nodesNeverGiveTheSameId() {
        Set<Id> all = new HashSet<>();
        for (int node : List.of(0, 1, 1023)) {
            IdGenerator one = generator(node);
            IntStream.range(0, 1_000)
                    .forEach(i -> assertThat(all.add(one.next())).isTrue());
        }
    }

    @Test
    void threadsNeverGetTheSameId() {
        Set<Id> all = Collections.synchronizedSet(new HashSet<>());
        IntStream.range(0, 20_000).parallel().forEach(i -> all.add(ids.next()));

        assertThat(all).hasSize(20_000);
    }

    @Test
    void nodeNumbersAreBounded() {
        assertThatThrownBy(() -> generator(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> generator(1024)).isInstanceOf(IllegalArgumentException.class);
    }
}
