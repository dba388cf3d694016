package dcts.core.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MetricsTest {
    private final Metrics metrics = new Metrics();

    @Test
    void countersCountByReason() {
        metrics.count("things", "good");
        metrics.count("things", "good");
        metrics.add("things", "bad", 5);
        assertThat(metrics.text())
                .contains("dcts_things_total{reason=\"good\"} 2.0", "dcts_things_total{reason=\"bad\"} 5.0");
    }

    @Test
    void gaugesAreAskedWhenTheyAreRead() {
        var value = new AtomicLong(1);
        metrics.gauge("level", "How high.", value::get);
        value.set(7);
        assertThat(metrics.text()).contains("# HELP dcts_level How high.", "dcts_level 7.0");
    }
}
