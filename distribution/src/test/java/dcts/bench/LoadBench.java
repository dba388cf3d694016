package dcts.bench;

import dcts.whole.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/**
 * The processor time of server and database for an accepted message, with members online who all read it. On loopback,
 * without limits, bounded in number; every delivery is checked, and the clients' own time is not counted.
 */
final class LoadBench implements Bench.Measurement {
    private static final int MEMBERS = 200;
    private static final int WARM_UP = 3_000;
    private static final int ROUNDS = 5;
    private static final int MESSAGES = 1_000;
    private static final List<Integer> IN_FLIGHT = List.of(1, 4, 16);

    @Override
    public void run(Path directory, Table table) throws IOException, InterruptedException {
        var data = directory.resolve("data");
        try (var server = ServerProcess.startForLoad(data);
                var database = new BenchDatabase(data)) {
            var tokens = Files.write(directory.resolve("tokens"), database.members(MEMBERS));
            try (var client = new ClientProcess(
                    LoadClient.class,
                    Integer.toString(server.url().getPort()),
                    tokens.toString(),
                    database.channelId("general"))) {
                play(server, client, table);
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private static void play(ServerProcess server, ClientProcess client, Table table) throws IOException {
        client.answer();
        client.ask(WARM_UP + " 16");
        for (int inFlight : IN_FLIGHT) {
            measure(inFlight, server, client, table);
        }
        var memory = server.residentKilobytes() / 1_024;
        table.add("RSS of the JVM with " + MEMBERS + " members online, after all that", memory + " MB", "");
    }

    private static void measure(int inFlight, ServerProcess server, ClientProcess client, Table table)
            throws IOException {
        var whole = new Figures();
        var database = new Figures();
        var slowest = new Figures();
        for (int i = 0; i < ROUNDS; i++) {
            long serverBefore = server.cpu().toNanos();
            long databaseBefore = server.databaseCpu().toNanos();
            var delays = client.ask(MESSAGES + " " + inFlight);
            double ofDatabase = (server.databaseCpu().toNanos() - databaseBefore) / 1e6 / MESSAGES;
            database.add(ofDatabase);
            whole.add((server.cpu().toNanos() - serverBefore) / 1e6 / MESSAGES + ofDatabase);
            slowest.add(Long.parseLong(delays.split(" ", -1)[0]) / 1e3);
        }
        var when = ", " + MEMBERS + " members online, " + inFlight + " in flight";
        table.add(
                "CPU of server and database for an accepted message" + when,
                whole.median("%.2f ms"),
                inFlight == 1 ? "" : "2.5 ms");
        table.add("of this the database", database.median("%.2f ms"), "");
        table.add("from sending to the last of them, half of the messages within", slowest.median("%.1f ms"), "");
    }
}
