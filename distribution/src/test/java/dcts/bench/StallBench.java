package dcts.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/** Clients that stop to read while much is said: the others miss nothing, and the server does not keep it for them. */
final class StallBench implements Bench.Measurement {
    private static final int CLIENTS = 50;
    private static final int STALLED = 20;
    private static final int MESSAGES = 600;
    private static final int BYTES = 60_000;
    private static final int RUNS = 3;

    @Override
    public void run(Path directory, Table table) throws IOException {
        var heap = new Figures();
        var memory = new Figures();
        Set<String> cut = new LinkedHashSet<>();
        for (int i = 0; i < RUNS; i++) {
            try (var server = BareServer.ours();
                    var client = new ClientProcess(CrowdClient.class)) {
                client.ask("join all " + server.port() + " " + CLIENTS);
                client.ask(say(20));
                client.ask("stall all " + STALLED);
                long heapBefore = server.liveBytes();
                long memoryBefore = server.residentKilobytes();
                client.ask(say(MESSAGES)); // fails unless all who read have heard everything
                memory.add((server.residentKilobytes() - memoryBefore) / 1_024.0);
                heap.add((server.liveBytes() - heapBefore) / 1_048_576.0);
                cut.add(client.ask("resume all"));
            }
        }
        var what =
                MESSAGES + " messages of " + BYTES / 1_000 + " kB, " + STALLED + " of " + CLIENTS + " stop to read: ";
        table.add(what + "heard by the others, at least", "100 %", "100 %");
        table.add(what + "cut off, at least", String.join(", ", cut), Integer.toString(STALLED));
        table.add(what + "growth of live heap", heap.median("%.1f MiB"), STALLED + " MiB");
        table.add(what + "growth of RSS", memory.median("%.0f MB"), "");
    }

    private static String say(int messages) {
        return "say all " + messages + " 4 " + BYTES + " 0";
    }
}
