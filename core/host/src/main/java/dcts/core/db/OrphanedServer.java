package dcts.core.db;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database server that outlives its Java process when that one is killed. It holds the files, so a new one cannot
 * start beside it.
 */
final class OrphanedServer {
    private static final Logger LOG = LoggerFactory.getLogger(OrphanedServer.class);
    private static final int TRIES_OF_50_MS = 160;

    private final MariadbHome home;

    OrphanedServer(MariadbHome home) {
        this.home = home;
    }

    /** Stops it if there is one. A process that only inherited the number is left alone. */
    void stop() throws IOException, InterruptedException {
        Optional<ProcessHandle> orphan = find();
        if (orphan.isPresent()) {
            LOG.info(
                    "Stopping the database server (process {}) that an earlier run left behind.",
                    orphan.get().pid());
            end(orphan.get());
        }
        Files.deleteIfExists(home.pidFile());
    }

    private Optional<ProcessHandle> find() throws IOException {
        return home.read(home.pidFile())
                .filter(text -> text.matches("[1-9][0-9]{0,9}"))
                .flatMap(text -> ProcessHandle.of(Long.parseLong(text)))
                .filter(this::runsOnOurData);
    }

    /** Also false for a dead process that nobody has reaped: it has no arguments any more. */
    private boolean runsOnOurData(ProcessHandle process) {
        ProcessHandle.Info info = process.info();
        boolean mariadb =
                info.command().filter(command -> command.contains("mariadbd")).isPresent();
        String wanted = MariadbCommand.dataArgument(home.data());
        return mariadb
                && info.arguments()
                        .filter(all -> Arrays.asList(all).contains(wanted))
                        .isPresent();
    }

    private void end(ProcessHandle process) throws InterruptedException {
        process.destroy();
        if (!gone(process)) {
            process.destroyForcibly();
            if (!gone(process)) {
                throw new DatabaseException("A database server of an earlier run (process " + process.pid() + ") holds "
                        + home.data() + " and does not end. Kill that process, then start again.");
            }
        }
    }

    private boolean gone(ProcessHandle process) throws InterruptedException {
        for (int i = 0; i < TRIES_OF_50_MS && runsOnOurData(process); i++) {
            try {
                process.onExit().get(50, TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException stillThere) {
                LOG.debug("process {} still runs", process.pid());
            }
        }
        return !runsOnOurData(process);
    }
}
