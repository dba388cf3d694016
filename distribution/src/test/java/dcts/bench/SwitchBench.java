package dcts.bench;

import dcts.core.testing.TestApi;
import dcts.core.testing.TestApi.Answer;
import dcts.whole.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long it takes to switch the chat off and on while members are online, what it does to others' answers meanwhile, and
 * what is left of it in memory. Every connection has to outlive it.
 */
final class SwitchBench implements Bench.Measurement {
    private static final int MEMBERS = 200;
    private static final int CYCLES = 10;
    private static final int BASE_REQUESTS = 3_000;
    private static final Pattern USED = Pattern.compile("Both:.*committed,\\s+([\\d.]+) (KB|MB)");

    @Override
    public void run(Path directory, Table table) throws IOException, InterruptedException {
        var data = directory.resolve("data");
        try (var server = ServerProcess.startForLoad(data);
                var database = new BenchDatabase(data)) {
            var online = new Online(server.url().getPort(), database.members(MEMBERS));
            play(server, data, online, table);
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private static void play(ServerProcess server, Path data, Online online, Table table)
            throws IOException, InterruptedException {
        var owner = new Owner(server, data);
        owner.put("disable"); // the first time classes are loaded that stay
        owner.put("enable");
        online.ask(BASE_REQUESTS); // warm
        double rest = online.ask(BASE_REQUESTS);
        // The measuring client, the server and its database share the cores: any request without a pause is felt.
        CompletableFuture<Void> trifles = CompletableFuture.runAsync(() -> owner.askTrifles(BASE_REQUESTS));
        double base = online.askWhile(() -> !trifles.isDone());
        trifles.join();
        double before = metaspaceMegabytes(server);
        var off = new Figures();
        var on = new Figures();
        CompletableFuture<Void> cycles = CompletableFuture.runAsync(() -> {
            for (int i = 0; i < CYCLES; i++) {
                off.add(owner.put("disable"));
                on.add(owner.put("enable"));
            }
        });
        double meanwhile = online.askWhile(() -> !cycles.isDone());
        cycles.join();
        double after = metaspaceMegabytes(server);
        table.add("chat switched off, " + MEMBERS + " members online", off.median("%.0f ms"), "1,000 ms");
        table.add("chat switched on", on.median("%.0f ms"), "1,000 ms");
        table.add("connections lost in " + CYCLES + " cycles", Integer.toString(online.lost()), "0");
        table.add("p99 of another request, at rest", String.format(Locale.ROOT, "%.2f ms", rest), "");
        table.add(
                "the same while /health/live is asked without a pause",
                String.format(Locale.ROOT, "%.2f ms", base),
                "");
        table.add(
                "the same while chat is switched without a pause",
                String.format(Locale.ROOT, "%.2f ms", meanwhile),
                String.format(Locale.ROOT, "%.2f ms", 1.5 * base));
        table.add("metaspace grown by", String.format(Locale.ROOT, "%.2f MB", after - before), "2 MB");
    }

    /** What the classes of the server take up after a full collection. */
    private static double metaspaceMegabytes(ServerProcess server) throws IOException, InterruptedException {
        jcmd(server, "GC.run");
        jcmd(server, "GC.run");
        Matcher used = USED.matcher(jcmd(server, "VM.metaspace"));
        if (!used.find()) {
            throw new IllegalStateException("jcmd tells of the metaspace in another way");
        }
        return Double.parseDouble(used.group(1)) / (used.group(2).equals("KB") ? 1_024 : 1);
    }

    private static String jcmd(ServerProcess server, String command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(server.pid()),
                        command)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    /** The person at the machine, who switches. */
    private static final class Owner {
        private final TestApi api;
        private final Map<String, String> bearer;

        Owner(ServerProcess server, Path data) throws IOException {
            this.api = new TestApi(server.url().toString());
            Matcher token =
                    Pattern.compile("\"token\":\"([^\"]+)\"").matcher(Files.readString(data.resolve("console.json")));
            if (!token.find()) {
                throw new IllegalStateException("no token of the console");
            }
            this.bearer = Map.of("Authorization", "Bearer " + token.group(1));
        }

        /** Asks for the least that the server can answer. */
        void askTrifles(int count) {
            for (int i = 0; i < count; i++) {
                if (api.get("/health/live", Map.of()).status() != 200) {
                    throw new IllegalStateException("the server is not well");
                }
            }
        }

        /** How long it took, in milliseconds. */
        double put(String state) {
            long began = System.nanoTime();
            Answer answer = api.send("POST", "/api/admin/plugins/" + state, Map.of("id", "chat"), bearer);
            double took = (System.nanoTime() - began) / 1e6;
            String expected = state.equals("enable") ? "running" : "disabled";
            String now = answer.data()
                    .at("/plugins")
                    .valueStream()
                    .filter(plugin -> plugin.path("id").asText().equals("chat"))
                    .map(plugin -> plugin.path("state").asText())
                    .findFirst()
                    .orElse("");
            if (!now.equals(expected)) {
                throw new IllegalStateException("the chat is " + now);
            }
            return took;
        }
    }

    /** The members; one of them asks again and again for something that the chat has no part in. */
    private static final class Online {
        private final SocketLoop loop = new SocketLoop();
        private final List<Ear> ears = new ArrayList<>();
        private final List<Long> delays = new ArrayList<>();
        private int lost;
        private long askedAt;

        Online(int port, List<String> tokens) throws IOException {
            for (String token : tokens) {
                ears.add(new Ear(port, token));
            }
            loop.serveUntil(() -> ears.stream().allMatch(ear -> ear.socket.joined()), 60_000_000_000L);
        }

        double ask(int count) throws IOException {
            int until = delays.size() + count;
            return askWhile(() -> delays.size() < until);
        }

        /** The delay below which 99 of 100 answers came, in milliseconds. */
        double askWhile(BooleanSupplier more) throws IOException {
            int from = delays.size();
            send();
            loop.serveUntil(
                    () -> {
                        if (askedAt == 0 && more.getAsBoolean()) {
                            send();
                        }
                        return askedAt == 0 && !more.getAsBoolean();
                    },
                    300_000_000_000L);
            var sorted = delays.subList(from, delays.size()).stream().sorted().toList();
            return sorted.get((int) (sorted.size() * 0.99)) / 1e6;
        }

        private void send() {
            askedAt = System.nanoTime();
            try {
                ears.getFirst().socket.send("421[\"accounts.profiles\",{\"ids\":[\"1\"]}]");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        int lost() {
            return lost;
        }

        private final class Ear implements IoSocket.Listener {
            private final IoSocket socket;

            Ear(int port, String token) throws IOException {
                this.socket = loop.open(port, "{\"token\":\"" + token + "\"}", this);
            }

            @Override
            public void packet(String packet) {
                if (packet.startsWith("431[{\"ok\":true")) {
                    delays.add(System.nanoTime() - askedAt);
                    askedAt = 0;
                } else if (packet.startsWith("43")) {
                    throw new IllegalStateException("refused: " + packet);
                }
            }

            @Override
            public void ended(String reason) {
                lost++;
            }
        }
    }
}
