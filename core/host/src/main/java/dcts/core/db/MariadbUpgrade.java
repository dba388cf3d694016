package dcts.core.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The step to a newer series of MariaDB: a copy of all data before, the system tables after. */
record MariadbUpgrade(MariadbBinary binary, MariadbHome home, ServerVersion from) {
    private static final Logger LOG = LoggerFactory.getLogger(MariadbUpgrade.class);
    private static final int MOST_MINUTES = 10;

    /** Copies the data beside itself. An earlier copy of the same version is kept: it may be the only good one. */
    void copy() throws IOException {
        long bytes = DirectoryTree.size(home.data());
        if (Files.getFileStore(home.directory()).getUsableSpace() < bytes) {
            throw new DatabaseException("MariaDB " + binary.version() + " is newer than the data in " + home.directory()
                    + " (" + from + "), and the disk has no room for the copy of " + (bytes >> 20)
                    + " MiB that is made before an upgrade. Make room, then start again.");
        }
        Path target = free(home.directory().resolveSibling("mariadb-backup-" + from));
        LOG.warn("MariaDB {} takes over data of {}; copying it to {} first.", binary.version(), from, target);
        Path draft = target.resolveSibling(target.getFileName() + ".new");
        DirectoryTree.delete(draft);
        DirectoryTree.copy(home.data(), draft);
        Files.move(draft, target);
    }

    /** Statement that lets the tool log in by the local socket, as the account of the system that we run under. */
    static String accountForTool() {
        String account = "'" + System.getProperty("user.name").replace("'", "''") + "'@'localhost'";
        return "CREATE OR REPLACE USER " + account + " IDENTIFIED VIA unix_socket;\n"
                + "GRANT ALL PRIVILEGES ON *.* TO " + account + " WITH GRANT OPTION;\n";
    }

    /** Runs MariaDB's own tool where it was installed. */
    void upgradeSystemTables() throws IOException, InterruptedException {
        Optional<Path> tool = binary.tool("mariadb-upgrade");
        if (tool.isEmpty() || !succeeds(tool.get())) {
            LOG.warn(
                    "The system tables of the private MariaDB were not upgraded from {} to {}: mariadb-upgrade is missing"
                            + " or failed (see {}). Data is not affected; install mariadb-client and run it when you can.",
                    from,
                    binary.version(),
                    home.log());
        }
    }

    private boolean succeeds(Path tool) throws IOException, InterruptedException {
        List<String> command = List.of(
                tool.toString(), "--no-defaults", "--socket=mariadb.sock", "--user=" + System.getProperty("user.name"));
        Process process = MariadbProcess.builder(command, home).start();
        boolean ended = process.waitFor(MOST_MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        return ended && process.exitValue() == 0;
    }

    private static Path free(Path wanted) {
        Path candidate = wanted;
        for (int i = 2; Files.exists(candidate); i++) {
            candidate = wanted.resolveSibling(wanted.getFileName() + "-" + i);
        }
        return candidate;
    }
}
