package dcts.core.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mariadb.jdbc.Driver;
import org.slf4j.LoggerFactory;

class OrdinaryUserTest {
    private static final int NOBODY = 65_534;
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

    @TempDir
    Path directory;

    @Test
    void startsWithoutRights() throws Exception {
        boolean root = Integer.valueOf(0).equals(Files.getAttribute(directory, "unix:uid"));
        assumeTrue(root, "the other tests run as an ordinary user already");
        assumeTrue(Files.isExecutable(SETPRIV), "there is no setpriv to become one with");
        open(directory);
        Path data = Files.createDirectory(directory.resolve("data"));
        Files.setAttribute(data, "unix:uid", NOBODY);
        List<String> asNobody = List.of(SETPRIV.toString(), "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
        try (ChildProcess child =
                ChildProcess.java(asNobody, readableClassPath(), PrivateServerMain.class, data.toString())) {
            child.await(PrivateServerMain.READY);
            assertThat(Files.getAttribute(data.resolve("mariadb/data/ibdata1"), "unix:uid"))
                    .isEqualTo(NOBODY);
        }
        // Ends the server that the killed process left behind, across the two accounts.
        try (DataDirectoryLock lock = DataDirectoryLock.acquire(data)) {
            new OrphanedServer(MariadbHome.in(lock.directory())).stop();
        }
    }

    /** The local repository may be in a home directory that nobody else can enter. */
    private String readableClassPath() throws Exception {
        Path copy = Files.createDirectory(directory.resolve("classes"));
        for (Class<?> needed :
                List.of(PrivateDatabase.class, PrivateServerMain.class, Driver.class, LoggerFactory.class)) {
            Path origin = Path.of(
                    needed.getProtectionDomain().getCodeSource().getLocation().toURI());
            DirectoryTree.copy(origin, copy.resolve(needed.getSimpleName()));
        }
        open(copy);
        try (Stream<Path> parts = Files.list(copy)) {
            return parts.map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        }
    }

    private static void open(Path path) throws Exception {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.toList()) {
                Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
    }
}
