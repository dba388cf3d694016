package dcts.crash;

import dcts.bench.BenchDatabase;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run from the first start to the verdict. */
final class CrashRun {
    private static final int CLIENTS = 50;
    private static final List<String> CHANNELS = List.of("general", "random");

    private final CrashOptions options;
    private final Path directory;
    private final PrintStream progress;
    private final BeforeCheck beforeCheck;

    /** What is done to the database once everybody has finished and before it is compared. */
    interface BeforeCheck {
        void accept(BenchDatabase database) throws SQLException;
    }

    /**
     * A run in a directory that exists and is empty.
     *
     * @param progress a line for each kill
     */
    CrashRun(CrashOptions options, Path directory, PrintStream progress, BeforeCheck beforeCheck) {
        this.options = options;
        this.directory = directory;
        this.progress = progress;
        this.beforeCheck = beforeCheck;
    }

    /**
     * Runs; ends all that it started.
     *
     * @throws IllegalStateException if it cannot go on, such as when the server does not come back
     */
    CrashResult run() throws IOException, InterruptedException {
        try (var supervisor = new Supervisor(directory)) {
            Swarm.Plan plan;
            try (var database = new BenchDatabase(supervisor.data())) {
                plan = plan(supervisor.port(), database);
            }
            List<Outage> outages = new ArrayList<>();
            long begin = System.nanoTime();
            var swarm = new Swarm(plan, directory.resolve("acknowledged.log"));
            try (swarm) {
                demand(swarm.awaitSettled(), "not all clients could connect");
                for (Kill kill : Kill.plan(options.seed(), options.kills(), options.victim())) {
                    outages.add(outage(kill, supervisor, swarm, begin));
                    progress.println(outages.size() + " of " + options.kills() + ": "
                            + outages.getLast().sentence());
                }
                if (!swarm.finish()) {
                    progress.println("not everything is answered and read in time");
                }
            }
            long talkMillis = millisSince(begin);
            try (var database = new BenchDatabase(supervisor.data())) {
                beforeCheck.accept(database);
                var history = swarm.history(StoredMessages.read(database));
                return new CrashResult(
                        options, outages, Counts.of(history, swarm.attempts(), talkMillis), Checker.check(history));
            }
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private Swarm.Plan plan(int port, BenchDatabase database) throws SQLException {
        List<Long> channels = new ArrayList<>();
        for (String name : CHANNELS) {
            channels.add(Long.parseLong(database.channelId(name)));
        }
        return new Swarm.Plan(port, database.members(CLIENTS), channels, options.seed());
    }

    private static Outage outage(Kill kill, Supervisor supervisor, Swarm swarm, long begin)
            throws IOException, InterruptedException {
        Thread.sleep(kill.afterMillis());
        long at = System.nanoTime();
        long ready = supervisor.carryOut(kill);
        demand(swarm.awaitAcknowledged(swarm.acknowledged() + 1), "nothing is acknowledged after " + kill);
        return new Outage(kill, TimeUnit.NANOSECONDS.toMillis(at - begin), ready, millisSince(at));
    }

    private static long millisSince(long begin) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }

    private static void demand(boolean is, String otherwise) {
        if (!is) {
            throw new IllegalStateException(otherwise);
        }
    }
}
