package dcts.bench;

import dcts.core.testing.TestApi;
import dcts.whole.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** What the server keeps of the memory that hashing passwords needs: while people come in, and a while after. */
final class MemoryBench implements Bench.Measurement {
    private static final int PEOPLE = 8;
    private static final long QUIET_SECONDS = 75;

    @Override
    public void run(Path directory, Table table) throws IOException, InterruptedException {
        try (var server = ServerProcess.startForLoad(directory.resolve("data"))) {
            var api = new TestApi(server.url().toString());
            List<CompletableFuture<Integer>> answers = IntStream.range(0, PEOPLE)
                    .mapToObj(i -> Map.of("loginName", "person" + i, "password", "correct horse " + i))
                    .map(account -> CompletableFuture.supplyAsync(
                            () -> api.post("/api/accounts", account).status()))
                    .toList();
            if (!answers.stream().allMatch(answer -> answer.join() == 200)) {
                throw new IllegalStateException("not all could register");
            }
            row(table, "RSS of the JVM after " + PEOPLE + " people registered at once", server, "");
            TimeUnit.SECONDS.sleep(QUIET_SECONDS);
            row(table, "the same, idle for " + QUIET_SECONDS + " s", server, "180 MB");
        }
    }

    private static void row(Table table, String what, ServerProcess server, String most) throws IOException {
        table.add(what, server.residentKilobytes() / 1_024 + " MB", most);
    }
}
