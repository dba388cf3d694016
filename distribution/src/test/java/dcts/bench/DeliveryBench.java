package dcts.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The processor time of a bare server for one message that reaches one of a thousand clients, beside the least that it can
 * be with a write for each. Rounds alternate, so that what else the machine does hits both; every delivery is checked.
 */
final class DeliveryBench implements Bench.Measurement {
    private static final int READERS = 1_000;
    private static final int BYTES = 200;
    private static final int WARM_UP = 1_000;
    private static final int ROUNDS = 7;
    private static final int LONE_ROUNDS = 3;
    private static final int LONE_MESSAGES = 100;
    private static final int LONE_PAUSE_MILLIS = 100;

    /** One of the two servers; its crowd has the same name. */
    private record Side(String crowd, BareServer server) {}

    @Override
    public void run(Path directory, Table table) throws IOException, InterruptedException {
        var floor = Floor.in(directory);
        try (var ourServer = BareServer.ours();
                var floorServer = BareServer.start(floor.command());
                var client = new ClientProcess(CrowdClient.class)) {
            var ours = new Side("ours", ourServer);
            var least = new Side("floor", floorServer);
            for (var side : List.of(ours, least)) {
                client.ask("join " + side.crowd + " " + side.server.port() + " " + READERS);
                client.ask("say " + side.crowd + " " + WARM_UP + " 4 " + BYTES + " 0");
                client.ask("say " + side.crowd + " " + WARM_UP + " 16 " + BYTES + " 0");
            }
            fanOut(ours, least, client, 4, 300).addTo(table, floor, 4, floor.ratio());
            fanOut(ours, least, client, 16, 600).addTo(table, floor, 16, floor.busyRatio());
            lone(ours, "ours", client, table);
            lone(least, floor.words(), client, table);
        }
    }

    /** Microseconds for one delivery. */
    private record FanOut(Figures ours, Figures least, Figures ratio) {
        void addTo(Table table, Floor floor, int inFlight, double limit) {
            var what = "CPU of a delivery, " + READERS + " clients, " + inFlight + " in flight: ";
            table.add(what + "ours", ours.median("%.2f us"), "");
            table.add(what + floor.words(), least.median("%.2f us"), "");
            table.add(what + "ratio", ratio.median("%.2f"), String.format(Locale.ROOT, "%.2f", limit));
        }
    }

    private static FanOut fanOut(Side ours, Side least, ClientProcess client, int inFlight, int messages)
            throws IOException {
        var figures = new FanOut(new Figures(), new Figures(), new Figures());
        for (int i = 0; i < ROUNDS; i++) {
            double atLeast = micros(least, client, inFlight, messages);
            double our = micros(ours, client, inFlight, messages);
            figures.least.add(atLeast);
            figures.ours.add(our);
            figures.ratio.add(our / atLeast);
        }
        return figures;
    }

    private static double micros(Side side, ClientProcess client, int inFlight, int messages) throws IOException {
        long before = side.server.cpu().toNanos();
        client.ask("say " + side.crowd + " " + messages + " " + inFlight + " " + BYTES + " 0");
        return (side.server.cpu().toNanos() - before) / 1e3 / messages / READERS;
    }

    /** The crowd leaves, and one who stays alone talks to itself now and then. */
    private static void lone(Side side, String words, ClientProcess client, Table table) throws IOException {
        client.ask("leave " + side.crowd);
        client.ask("join " + side.crowd + " " + side.server.port() + " 1");
        var median = new Figures();
        var slowest = new Figures();
        for (int i = 0; i < LONE_ROUNDS; i++) {
            var answer =
                    client.ask("say " + side.crowd + " " + LONE_MESSAGES + " 1 " + BYTES + " " + LONE_PAUSE_MILLIS);
            var delays = answer.split(" ", -1);
            median.add(Long.parseLong(delays[0]) / 1e3);
            slowest.add(Long.parseLong(delays[1]) / 1e3);
        }
        var what = "a lone message each " + LONE_PAUSE_MILLIS + " ms, from saying to hearing it: " + words;
        table.add(what + ", median", median.median("%.2f ms"), "");
        table.add(what + ", p99", slowest.median("%.2f ms"), "");
    }
}
