package dcts.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** What it costs to ask whether somebody may do something, while nothing changes. */
final class RightsBench implements Bench.Measurement {
    private static final double MICROS = 1_000.0;

    @Override
    public void run(Path directory, Table table) throws IOException {
        var options = new OptionsBuilder()
                .include(WarmRights.class.getSimpleName() + "\\..*")
                .verbosity(VerboseMode.SILENT)
                .build();
        try {
            Collection<RunResult> results = new Runner(options).run();
            for (RunResult result : results) {
                var score = result.getPrimaryResult();
                table.add(
                        "µs for a warm check of a right (JMH)",
                        String.format(
                                Locale.ROOT, "%.3f ± %.3f", score.getScore() / MICROS, score.getScoreError() / MICROS),
                        "2");
            }
        } catch (RunnerException e) {
            throw new IOException(e);
        }
    }
}
