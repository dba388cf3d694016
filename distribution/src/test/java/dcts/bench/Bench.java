package dcts.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code ./dcts bench [NAME]}: measures one thing, or without a name everything, and prints one table. */
public final class Bench {

    /** One measurement; it gets an empty directory of its own. */
    interface Measurement {
        void run(Path directory, Table table) throws IOException, InterruptedException;
    }

    private static final Map<String, Measurement> MEASUREMENTS = new LinkedHashMap<>();

    static {
        MEASUREMENTS.put("start", new StartBench());
        MEASUREMENTS.put("statements", new StatementBench());
        MEASUREMENTS.put("memory", new MemoryBench());
        MEASUREMENTS.put("switch", new SwitchBench());
        MEASUREMENTS.put("rights", new RightsBench());
        MEASUREMENTS.put("load", new LoadBench());
        MEASUREMENTS.put("delivery", new DeliveryBench());
        MEASUREMENTS.put("idle", new IdleBench());
        MEASUREMENTS.put("connects", new ConnectBench());
        MEASUREMENTS.put("stalled", new StallBench());
    }

    private Bench() {}

    /** The arguments are a directory for the data, which is made, and the name of the measurement. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        PrintStream out = System.out;
        var wanted = arguments.length > 1 ? arguments[1] : "";
        if (!wanted.isEmpty() && !MEASUREMENTS.containsKey(wanted)) {
            out.println("./dcts bench [NAME], where NAME is one of: " + String.join(", ", MEASUREMENTS.keySet()));
            return;
        }
        var parent = Files.createDirectories(Path.of(arguments[0]));
        var table = new Table(("./dcts bench " + wanted).strip());
        for (Map.Entry<String, Measurement> each : MEASUREMENTS.entrySet()) {
            if (wanted.isEmpty() || each.getKey().equals(wanted)) {
                each.getValue().run(Files.createTempDirectory(parent, each.getKey()), table);
            }
        }
        table.print(out);
        // The threads of the Java client's HTTP library would keep this process for another minute.
        System.exit(0);
    }
}
