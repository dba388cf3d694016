package dcts.core.db;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the MariaDB to run: the system's, one that was unpacked before, or a given archive. The first that can read the
 * data directory wins, so that a system package of an older series does not lock out data that an archive made.
 *
 * @param system where a package may have put {@code mariadbd}
 * @param unpacked the directory in which we unpack archives
 * @param archive what the owner gave us, if anything
 */
record MariadbSearch(
        List<Path> system, Path unpacked, @Nullable Path archive) {
    private static final List<String> USUAL_PLACES = List.of(
            "/usr/sbin",
            "/usr/bin",
            "/usr/libexec",
            "/usr/local/sbin",
            "/usr/local/bin",
            "/usr/local/libexec",
            "/usr/local/mysql/bin",
            "/usr/local/opt/mariadb/bin",
            "/opt/homebrew/bin",
            "/opt/homebrew/opt/mariadb/bin");

    static MariadbSearch onThisMachine(Path dataDirectory, @Nullable Path archive) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        List<Path> system = Stream.concat(Stream.of(path.split(File.pathSeparator)), USUAL_PLACES.stream())
                .filter(directory -> !directory.isBlank())
                .map(directory -> Path.of(directory, "mariadbd"))
                .distinct()
                .toList();
        return new MariadbSearch(system, dataDirectory.resolve("mariadb-bin"), archive);
    }

    /**
     * The first server of a sufficient version.
     *
     * @param recorded the version that last wrote the data, if there is data
     * @throws DatabaseException if there is none
     */
    MariadbBinary choose(Optional<ServerVersion> recorded) throws IOException {
        for (Supplier<Stream<Path>> places : places()) {
            Optional<MariadbBinary> fitting = places.get()
                    .flatMap(place -> MariadbBinary.at(place).stream())
                    .filter(binary -> fits(binary, recorded))
                    .findFirst();
            if (fitting.isPresent()) {
                return fitting.get();
            }
        }
        throw none(recorded);
    }

    /** In order of preference; an archive is unpacked only when its turn comes. */
    private List<Supplier<Stream<Path>>> places() {
        return List.of(system::stream, this::unpackedBefore, this::fromArchive);
    }

    private static boolean fits(MariadbBinary binary, Optional<ServerVersion> recorded) {
        boolean oldEnough =
                recorded.filter(data -> data.newerSeriesThan(binary.version())).isEmpty();
        return oldEnough && !ServerVersion.OLDEST.newerSeriesThan(binary.version());
    }

    private Stream<Path> unpackedBefore() {
        File[] directories = unpacked.toFile().listFiles(File::isDirectory);
        return directories == null
                ? Stream.empty()
                : Stream.of(directories)
                        .sorted()
                        .map(directory -> directory.toPath().resolve("bin/mariadbd"));
    }

    private Stream<Path> fromArchive() {
        if (archive == null) {
            return Stream.empty();
        }
        Path base = Files.isDirectory(archive) ? archive : new MariadbArchive(archive).unpackInto(unpacked);
        return Stream.of("bin", "sbin", "libexec")
                .map(directory -> base.resolve(directory).resolve("mariadbd"));
    }

    private DatabaseException none(Optional<ServerVersion> recorded) {
        Optional<MariadbBinary> unfit = Stream.concat(system.stream(), unpackedBefore())
                .flatMap(place -> MariadbBinary.at(place).stream())
                .findFirst();
        if (unfit.isEmpty()) {
            return new DatabaseException("No MariaDB server was found on this machine. " + fix());
        }
        String found = "The MariaDB server " + unfit.get().executable() + " is version "
                + unfit.get().version();
        return recorded.map(data -> new DatabaseException(found + ", but the data directory was written by version "
                        + data + ", which older servers cannot read. Install MariaDB " + data + " or newer."))
                .orElseGet(() -> new DatabaseException(
                        found + ", but at least " + ServerVersion.OLDEST.series() + " is needed. " + fix()));
    }

    private static String fix() {
        return "Install it (Debian, Ubuntu: apt install mariadb-server-core; Fedora: dnf install mariadb-server;"
                + " macOS: brew install mariadb), or set database.url to a MariaDB that runs elsewhere.";
    }
}
