package dcts.core.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListenersTest {
    private final List<String> told = new ArrayList<>();
    private final Listeners<String> listeners = new Listeners<>();

    @Test
    void areToldInTheOrderInWhichTheyCame() {
        listeners.add(what -> told.add("first " + what));
        listeners.add(what -> told.add("second " + what));
        listeners.tell("news");
        assertThat(told).containsExactly("first news", "second news");
    }

    @Test
    void areAllToldWhateverFails() {
        var again = new IllegalStateException("first");
        listeners.add(what -> {
            throw again;
        });
        listeners.add(told::add);
        listeners.add(what -> {
            throw new IllegalStateException("second");
        });
        listeners.add(what -> {
            throw again;
        });
        listeners.add(told::add);
        assertThatThrownBy(() -> listeners.tell("news"))
                .isSameAs(again)
                .satisfies(e -> assertThat(e.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .containsExactly("second"));
        assertThat(told).containsExactly("news", "news");
    }
}
