package dcts.core.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/** The server's counters, readable in the text format of Prometheus. Thread-safe. */
public final class Metrics {
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Map<String, Counter> counters = new ConcurrentHashMap<>();

    /** Adds one to a counter that has a label {@code reason}. Reasons come from a closed set. */
    public void count(String name, String reason) {
        counters.computeIfAbsent(name, this::counter).labelValues(reason).inc();
    }

    /** Adds to a counter that has a label {@code reason}. */
    public void add(String name, String reason, long amount) {
        counters.computeIfAbsent(name, this::counter).labelValues(reason).inc(amount);
    }

    /**
     * Shows a value that is asked for whenever the metrics are read.
     *
     * @return shows it no longer
     */
    public Runnable gauge(String name, String help, LongSupplier value) {
        GaugeWithCallback gauge = GaugeWithCallback.builder()
                .name("dcts_" + name)
                .help(help)
                .callback(callback -> callback.call((double) value.getAsLong()))
                .register(registry);
        return () -> registry.unregister(gauge);
    }

    /** All values as text. */
    public String text() {
        var out = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(out, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private Counter counter(String name) {
        return Counter.builder()
                .name("dcts_" + name)
                .help("Counted by reason.")
                .labelNames("reason")
                .register(registry);
    }
}
