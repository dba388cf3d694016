package dcts.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LiveTreeTest {
    @Test
    void anOlderTreeNeverReplacesANewerOne() {
        var first = new ChannelTree(7, List.of());
        var second = new ChannelTree(8, List.of());
        var third = new ChannelTree(9, List.of());
        var live = new LiveTree(first);
        live.take(third);
        assertThat(live.get()).isSameAs(third);
        live.take(second);
        assertThat(live.get()).isSameAs(third);
    }
}
