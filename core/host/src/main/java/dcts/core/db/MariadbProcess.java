package dcts.core.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** One run of the server: how it is started, ended, and what its log says when it fails. */
final class MariadbProcess {
    private static final Set<String> PASSED_ON = Set.of("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "TZ");
    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final int SECONDS_TO_END = 8;
    private static final long LARGEST_LOG = 1 << 20;

    private MariadbProcess() {}

    /** A start in the server's directory, its output in its log, without the secrets of our environment. */
    static ProcessBuilder builder(List<String> command, MariadbHome home) throws IOException {
        Path log = home.log();
        if (Files.exists(log) && Files.size(log) > LARGEST_LOG) {
            Files.move(log, log.resolveSibling("mariadb.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        ProcessBuilder builder = new ProcessBuilder(ownSession(command))
                .directory(home.directory().toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().retainAll(PASSED_ON);
        return builder;
    }

    /** A session of its own, so that Ctrl-C in the terminal ends the server first and its database after it. */
    private static List<String> ownSession(List<String> command) {
        if (!Files.isExecutable(SETSID)) {
            return command;
        }
        return Stream.concat(Stream.of(SETSID.toString()), command.stream()).toList();
    }

    /** Asks it to end, and forces it after {@value #SECONDS_TO_END} seconds or when the caller is interrupted. */
    static void end(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /** The sentence for a server that failed, with the last error of its log. */
    static DatabaseException failed(MariadbHome home, String what) {
        return new DatabaseException(
                "The private MariaDB server " + what + ": " + lastError(home.log()) + " (see " + home.log() + ").");
    }

    private static String lastError(Path log) {
        try {
            return Files.readString(log, java.nio.charset.StandardCharsets.ISO_8859_1)
                    .lines()
                    .filter(line -> line.contains("[ERROR]") && !line.endsWith("Aborting"))
                    .reduce((earlier, later) -> later)
                    .map(line -> line.substring(line.indexOf("[ERROR]") + 7).strip())
                    .orElse("its log names no error");
        } catch (IOException e) {
            return "its log cannot be read";
        }
    }
}
