package dcts.whole;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Runs things as the account that owns nothing, for tests that root runs; other accounts are ordinary already. */
final class OrdinaryUser {
    static final int NOBODY = 65_534;
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

    private OrdinaryUser() {}

    /** What stands before a command to run it as nobody. */
    static List<String> prefix() throws IOException {
        boolean root = owner(Path.of("/proc/self")) == 0;
        assumeTrue(root, "the other tests run as an ordinary user already");
        assumeTrue(Files.isExecutable(SETPRIV), "there is no setpriv to become one with");
        return List.of(SETPRIV.toString(), "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
    }

    /** Lets everybody enter and read a directory of the test's own, with all that is in it. */
    static Path readable(Path directory) throws IOException {
        try (var all = Files.walk(directory)) {
            for (Path each : all.toList()) {
                Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
        return directory;
    }

    /** Makes a directory that nobody owns. */
    static Path owned(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.setAttribute(directory, "unix:uid", NOBODY);
        Files.setAttribute(directory, "unix:gid", NOBODY);
        return directory;
    }

    static int owner(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid");
    }
}
