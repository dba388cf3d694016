package dcts.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Ten thousand clients that come at once to a bare server that has just started, as after every restart. */
final class ConnectBench implements Bench.Measurement {
    private static final int CLIENTS = 10_000;
    private static final int RUNS = 3;

    @Override
    public void run(Path directory, Table table) throws IOException {
        Machine.needsFiles(CLIENTS);
        var walls = new Figures();
        var processor = new Figures();
        var again = new Figures();
        long before = Machine.listenOverflows();
        for (int i = 0; i < RUNS; i++) {
            try (var server = BareServer.ours();
                    var client = new ClientProcess(CrowdClient.class)) {
                double starting = server.cpu().toNanos();
                var answer =
                        client.ask("join all " + server.port() + " " + CLIENTS).split(" ", -1);
                walls.add(Long.parseLong(answer[0]) / 1e6);
                again.add(Double.parseDouble(answer[1]));
                processor.add((server.cpu().toNanos() - starting) / 1e6 / CLIENTS);
            }
        }
        long overflows = Machine.listenOverflows() - before;
        table.add(CLIENTS + " clients at once, until the last is let in", walls.median("%.1f s"), "20 s");
        table.add("the same: thrown out again before they were let in", again.median("%.0f"), "");
        table.add("the same: CPU of the server for each", processor.median("%.2f ms"), "");
        table.add(
                String.format(Locale.ROOT, "the same, %d times: listen overflows", RUNS),
                before < 0 ? "not known here" : Long.toString(overflows),
                "0");
    }
}
