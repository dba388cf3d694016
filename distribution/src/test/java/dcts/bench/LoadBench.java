package dcts.bench;

import dcts.whole.ServerProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;

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
    private static final long END_SECONDS = 10;

    @Override
    public void run(Path directory, Table table) throws IOException, InterruptedException {
        var data = directory.resolve("data");
        try (var server = ServerProcess.startForLoad(data);
                var database = new BenchDatabase(data)) {
            var tokens = Files.write(directory.resolve("tokens"), database.members(MEMBERS));
            var command = List.of(
                    ProcessHandle.current().info().command().orElse("java"),
                    "-XX:+UseSerialGC",
                    "-cp",
                    System.getProperty("java.class.path"),
                    LoadClient.class.getName(),
                    Integer.toString(server.url().getPort()),
                    tokens.toString(),
                    database.channelId("general"));
            var client = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try {
                play(server, client, table);
            } finally {
                end(client);
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private static void play(ServerProcess server, Process client, Table table) throws IOException {
        try (var answers = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
                var orders = new PrintStream(client.getOutputStream(), true, StandardCharsets.UTF_8)) {
            expect("connected".equals(answers.readLine()), "the members could not connect");
            ask(WARM_UP, 16, orders, answers);
            for (int inFlight : IN_FLIGHT) {
                measure(inFlight, server, orders, answers, table);
            }
            var memory = server.residentKilobytes() / 1_024;
            table.add("RSS of the JVM with " + MEMBERS + " members online, after all that", memory + " MB", "");
        }
    }

    private static void measure(
            int inFlight, ServerProcess server, PrintStream orders, BufferedReader answers, Table table)
            throws IOException {
        var whole = new Figures();
        var database = new Figures();
        var slowest = new Figures();
        for (int i = 0; i < ROUNDS; i++) {
            long serverBefore = server.cpu().toNanos();
            long databaseBefore = server.databaseCpu().toNanos();
            var delays = ask(MESSAGES, inFlight, orders, answers);
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

    private static String ask(int messages, int inFlight, PrintStream orders, BufferedReader answers)
            throws IOException {
        orders.println(messages + " " + inFlight);
        var answer = answers.readLine();
        expect(answer != null && !answer.startsWith("failed"), String.valueOf(answer));
        return String.valueOf(answer);
    }

    private static void expect(boolean fulfilled, String reason) {
        if (!fulfilled) {
            throw new IllegalStateException(reason);
        }
    }

    private static void end(Process client) throws InterruptedException {
        if (!client.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
            client.destroyForcibly();
        }
    }
}
