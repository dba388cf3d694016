package dcts.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** {@code ./dcts bench [NAME]}: without a name it lists what can be measured. */
public final class Bench {

    /** One measurement; it gets an empty directory of its own and prints its figures, one a line. */
    interface Measurement {
        void run(Path directory, PrintStream out) throws IOException, InterruptedException;
    }

    private static final Map<String, Measurement> MEASUREMENTS = new TreeMap<>(Map.of("start", new StartBench()));

    private Bench() {}

    /** The arguments are a directory for the data, which is made, and the name of the measurement. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var out = System.out;
        var name = arguments.length > 1 ? arguments[1] : "";
        var measurement = MEASUREMENTS.get(name);
        if (measurement == null) {
            out.println("./dcts bench NAME, where NAME is one of: " + String.join(", ", MEASUREMENTS.keySet()));
            return;
        }
        var parent = Files.createDirectories(Path.of(arguments[0]));
        measurement.run(Files.createTempDirectory(parent, name), out);
    }
}
