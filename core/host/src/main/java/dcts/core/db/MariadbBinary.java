package dcts.core.db;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A {@code mariadbd} that runs on this machine.
 *
 * @param share the directory with its messages and the script that makes the system tables
 */
record MariadbBinary(Path executable, Path share, ServerVersion version) {
    /** Since 11.x the scripts carry the new name. */
    private static final List<String> SCRIPT_PREFIXES = List.of("mariadb_", "mysql_");

    /** Looks at one file; empty if it is no MariaDB server, does not run here or lacks its scripts. */
    static Optional<MariadbBinary> at(Path executable) {
        if (!Files.isExecutable(executable)) {
            return Optional.empty();
        }
        Path real = real(executable);
        return share(real).flatMap(share -> version(real).map(version -> new MariadbBinary(real, share, version)));
    }

    /** The directory above {@code bin} or {@code sbin}. */
    Path base() {
        return above(executable);
    }

    /** The script of this name that came with the server, such as {@code system_tables.sql}. */
    Path script(String name) {
        return script(share, name).orElseThrow();
    }

    /** A tool that came with the server, if it did. */
    Optional<Path> tool(String name) {
        return Stream.of(executable.resolveSibling(name), base().resolve("bin").resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Package managers link to the place where the other files are. */
    private static Path real(Path executable) {
        try {
            return executable.toRealPath();
        } catch (IOException vanished) {
            return executable.toAbsolutePath();
        }
    }

    private static Optional<Path> share(Path executable) {
        Path share = above(executable).resolve("share");
        return Stream.of(share.resolve("mariadb"), share.resolve("mysql"), share)
                .filter(directory -> script(directory, "system_tables.sql").isPresent())
                .findFirst();
    }

    private static Optional<Path> script(Path share, String name) {
        return SCRIPT_PREFIXES.stream()
                .map(prefix -> share.resolve(prefix + name))
                .filter(Files::isReadable)
                .findFirst();
    }

    private static Path above(Path executable) {
        Path directory = executable.resolveSibling("..").normalize();
        return directory.toString().isEmpty() ? executable : directory;
    }

    private static Optional<ServerVersion> version(Path executable) {
        try {
            Process process = new ProcessBuilder(executable.toString(), "--no-defaults", "--version")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String printed = new String(process.getInputStream().readNBytes(1_000), StandardCharsets.UTF_8);
            boolean answered = process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
            return answered && printed.contains("MariaDB") ? ServerVersion.find(printed) : Optional.empty();
        } catch (IOException doesNotRunHere) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
