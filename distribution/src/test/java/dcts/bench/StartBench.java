package dcts.bench;

import dcts.whole.ServerProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** From the command to the line that says the server answers: on an empty directory, then five times on the same data. */
final class StartBench implements Bench.Measurement {

    private static final int LATER_STARTS = 5;

    @Override
    public void run(Path directory, PrintStream out) throws IOException, InterruptedException {
        out.printf("%-14s %10s %12s %10s%n", "", "ready, ms", "JVM CPU, ms", "RSS, MB");
        measure("first start", directory, out);
        for (int i = 1; i <= LATER_STARTS; i++) {
            measure("later start " + i, directory, out);
        }
    }

    private static void measure(String what, Path directory, PrintStream out) throws IOException, InterruptedException {
        var begin = System.nanoTime();
        try (var server = ServerProcess.start(directory.resolve("data"))) {
            var wall = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
            var cpu = server.cpu().toMillis();
            out.printf("%-14s %10d %12d %10d%n", what, wall, cpu, server.residentKilobytes() / 1024);
        }
    }
}
