package dcts.bench;

import dcts.core.testing.TestMember;
import dcts.whole.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;

/** What the database is asked for one message and for one page; the tests assert the same. */
final class StatementBench implements Bench.Measurement {
    private static final int AT_ONCE = 500;

    /** Something that is done to the server. */
    private interface Deed {
        void run() throws ExecutionException, InterruptedException;
    }

    @Override
    public void run(Path directory, Table table) throws IOException, InterruptedException {
        var data = directory.resolve("data");
        try (var server = ServerProcess.startForLoad(data);
                var database = new BenchDatabase(data);
                var member = TestMember.register(server.url().toString(), "member", null)) {
            measure(database, member, table);
        } catch (SQLException | ExecutionException e) {
            throw new IOException(e);
        }
    }

    private static void measure(BenchDatabase database, TestMember member, Table table)
            throws SQLException, ExecutionException, InterruptedException {
        var channel = database.channelId("general");
        send(member, channel, "warm");
        table.add(
                "statements for a `chat.send` in a warm channel",
                counted(database, () -> send(member, channel, "one")),
                "1 INSERT, 0 SELECT");
        table.add(
                "statements for " + AT_ONCE + " of them at once",
                counted(database, () -> {
                    var answers = IntStream.range(0, AT_ONCE)
                            .mapToObj(i -> member.send("chat.send", message(channel, "at-once-" + i)))
                            .toList();
                    for (var answer : answers) {
                        answer.get();
                    }
                }),
                "");
        var page = Map.of("channelId", channel, "limit", 50);
        table.add("statements for a history page", counted(database, () -> member.ask("chat.history", page)), "3");
    }

    private static String counted(BenchDatabase database, Deed deed)
            throws SQLException, ExecutionException, InterruptedException {
        var before = database.statements();
        deed.run();
        var after = database.statements();
        return difference("insert", before, after) + " INSERT, " + difference("select", before, after) + " SELECT";
    }

    private static long difference(String kind, Map<String, Long> before, Map<String, Long> after) {
        return after.getOrDefault(kind, 0L) - before.getOrDefault(kind, 0L);
    }

    private static void send(TestMember member, String channel, String nonce) {
        member.ask("chat.send", message(channel, nonce));
    }

    private static Map<String, Object> message(String channel, String nonce) {
        return Map.of("channelId", channel, "nonce", nonce, "text", "What does this cost?");
    }
}
