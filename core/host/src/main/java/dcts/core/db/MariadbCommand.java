package dcts.core.db;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command lines of {@code mariadbd}. No configuration file of the machine is read. */
record MariadbCommand(MariadbBinary binary, PrivateDatabaseOptions options, boolean asRoot) {
    static String dataArgument(Path data) {
        return "--datadir=" + data;
    }

    /** Reads statements from its input, runs them and ends. */
    List<String> bootstrap(Path data) {
        List<String> command = common(data);
        command.addAll(List.of(
                "--bootstrap",
                "--log-warnings=0",
                "--enforce-storage-engine=",
                "--max-allowed-packet=8M",
                "--net-buffer-length=16K"));
        return command;
    }

    /** Serves. The socket path is relative to the data: the whole path may be longer than the 107 bytes allowed. */
    List<String> serve(MariadbHome home, int port) {
        List<String> command = common(home.data());
        command.addAll(List.of(
                "--tmpdir=" + home.temporary(),
                "--socket=../mariadb.sock",
                "--pid-file=../mariadb.pid",
                "--log-error=" + home.log(),
                "--init-file=" + home.initFile(),
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--skip-name-resolve",
                // Since 11.4 each start makes a key of its own otherwise, for seconds; nothing here leaves the machine.
                "--skip-ssl",
                "--local-infile=OFF",
                "--max-connections=256",
                "--character-set-server=" + DatabaseChecks.CHARACTER_SET,
                "--collation-server=" + DatabaseChecks.COLLATION,
                "--innodb-flush-log-at-trx-commit=1",
                "--innodb-doublewrite=ON"));
        return command;
    }

    private List<String> common(Path data) {
        List<String> command = new ArrayList<>(List.of(
                binary.executable().toString(),
                "--no-defaults",
                dataArgument(data),
                "--basedir=" + binary.base(),
                "--lc-messages-dir=" + binary.share(),
                "--character-sets-dir=" + binary.share().resolve("charsets"),
                "--performance-schema=OFF",
                "--innodb-buffer-pool-size=" + options.bufferPoolMiB() + "M",
                "--innodb-log-file-size=" + options.logFileMiB() + "M",
                "--aria-pagecache-buffer-size=8M",
                "--key-buffer-size=1M"));
        if (asRoot) {
            command.add("--user=root");
        }
        return command;
    }
}
