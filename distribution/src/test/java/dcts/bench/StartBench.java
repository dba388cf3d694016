package dcts.bench;

import dcts.whole.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * From the command to the line that says the server answers: on an empty directory, then five times on the same data; and
 * the memory of a server that nobody uses, with its plugins and without.
 */
final class StartBench implements Bench.Measurement {
    private static final int LATER_STARTS = 5;
    private static final long IDLE_SECONDS = 10;

    private final Figures walls = new Figures();
    private final Figures processor = new Figures();
    private final Figures memory = new Figures();

    @Override
    public void run(Path directory, Table table) throws IOException, InterruptedException {
        var data = directory.resolve("data");
        try (var first = timed(data, walls)) {
            table.add("first start ever: command to `ready`", walls.latest("%.1f s"), "15 s");
            table.add("the same: processor time of the JVM", seconds(first) + " s", "");
        }
        walls.clear();
        for (int i = 0; i < LATER_STARTS; i++) {
            try (var server = timed(data, walls)) {
                processor.add(server.cpu().toMillis() / 1_000.0);
                if (i == LATER_STARTS - 1) {
                    TimeUnit.SECONDS.sleep(IDLE_SECONDS);
                }
                memory.add(server.residentKilobytes() / 1_024.0);
            }
        }
        table.add("existing data: command to `ready`", walls.median("%.1f s"), "4 s");
        table.add("the same: processor time of the JVM", processor.median("%.1f s"), "3 s");
        table.add("RSS of the JVM, idle for " + IDLE_SECONDS + " s", memory.latest("%.0f MB"), "180 MB");
        try (var bare = ServerProcess.start(data, "--safe")) {
            TimeUnit.SECONDS.sleep(IDLE_SECONDS);
            table.add("the same without any plugin", bare.residentKilobytes() / 1_024 + " MB", "150 MB");
        }
    }

    private static ServerProcess timed(Path data, Figures walls) throws IOException, InterruptedException {
        var begin = System.nanoTime();
        var server = ServerProcess.start(data);
        walls.add((System.nanoTime() - begin) / 1e9);
        return server;
    }

    private static String seconds(ServerProcess server) {
        return "%.1f".formatted(server.cpu().toMillis() / 1_000.0);
    }
}
