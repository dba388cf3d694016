package dcts.core.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The directory of a private server, readable by its owner only, and the small files that we keep in it. */
record MariadbHome(Path directory) {
    private static final Set<PosixFilePermission> OWNER_READS_AND_WRITES =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    static MariadbHome in(Path dataDirectory) throws IOException {
        MariadbHome home = new MariadbHome(dataDirectory.resolve("mariadb"));
        if (!Files.isDirectory(home.directory)) {
            Files.createDirectory(
                    home.directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        Files.createDirectories(home.temporary());
        return home;
    }

    /** The server's own files. */
    Path data() {
        return directory.resolve("data");
    }

    Path temporary() {
        return directory.resolve("tmp");
    }

    Path log() {
        return directory.resolve("mariadb.log");
    }

    /** Written by us right after the start: the server writes its own too late to find one that was still starting. */
    Path pidFile() {
        return directory.resolve("server.pid");
    }

    Path portFile() {
        return directory.resolve("port");
    }

    Path versionFile() {
        return directory.resolve("version");
    }

    Path passwordFile() {
        return directory.resolve("password");
    }

    /** Statements that the server runs before it listens. Holds the password, so it lives for the start only. */
    Path initFile() {
        return directory.resolve("init.sql");
    }

    /** Whether this process runs as the system's root, which MariaDB wants to be told. */
    boolean ownedByRoot() throws IOException {
        return Integer.valueOf(0).equals(Files.getAttribute(temporary(), "unix:uid"));
    }

    Optional<String> read(Path file) throws IOException {
        return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    }

    /** Replaces the file in one step; nobody but the owner can read it at any moment. */
    void write(Path file, String text) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(OWNER_READS_AND_WRITES));
        Files.writeString(draft, text, StandardOpenOption.WRITE);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
