package dcts.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** What ten thousand clients cost a bare server that are let in and then say nothing: live heap of each, and all memory. */
final class IdleBench implements Bench.Measurement {
    private static final int SESSIONS = 10_000;
    private static final int WARM_UP = 100;
    private static final int RUNS = 3;
    private static final long SETTLE_SECONDS = 10;

    @Override
    public void run(Path directory, Table table) throws IOException, InterruptedException {
        Machine.needsFiles(SESSIONS);
        var heap = new Figures();
        var memory = new Figures();
        for (int i = 0; i < RUNS; i++) {
            try (var server = BareServer.ours();
                    var client = new ClientProcess(CrowdClient.class)) {
                client.ask("join first " + server.port() + " " + WARM_UP);
                client.ask("leave first");
                TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
                long before = server.liveBytes();
                client.ask("join all " + server.port() + " " + SESSIONS);
                TimeUnit.SECONDS.sleep(SETTLE_SECONDS);
                memory.add(server.residentKilobytes() / 1_024.0);
                heap.add((server.liveBytes() - before) / 1_024.0 / SESSIONS);
            }
        }
        table.add("live heap of an idle session, " + SESSIONS + " of them", heap.median("%.1f KiB"), "16 KiB");
        table.add("RSS of the JVM with " + SESSIONS + " idle sessions", memory.median("%.0f MB"), "600 MB");
    }
}
