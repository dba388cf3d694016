package dcts.core.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Private servers for tests, and small questions to them. */
final class Servers {
    static final PrivateDatabaseOptions OPTIONS = PrivateDatabaseOptions.defaults(new SecureRandom());

    private Servers() {}

    static PrivateDatabase start(DataDirectoryLock lock) {
        return PrivateDatabase.start(lock, OPTIONS, sentence -> {});
    }

    /** The machine's server with more arguments, which win over ours. */
    static PrivateDatabase start(DataDirectoryLock lock, String moreArguments) throws IOException {
        Path installation = installation(lock.directory().resolve("installation"), "", moreArguments);
        return PrivateDatabase.start(lock, OPTIONS, only(lock, installation), sentence -> {});
    }

    /** A search that sees nothing but this one. */
    static MariadbSearch only(DataDirectoryLock lock, Path executable) {
        return new MariadbSearch(List.of(executable), lock.directory().resolve("mariadb-bin"), null);
    }

    /**
     * A {@code mariadbd} in a directory of its own that passes everything on to the machine's.
     *
     * @param version what it says to be, or empty for the truth
     */
    static Path installation(Path base, String version, String moreArguments) throws IOException {
        MariadbBinary real = machine();
        Path script = Files.createDirectories(base.resolve("bin")).resolve("mariadbd");
        String says = version.isEmpty() ? "" : "[ \"$2\" = --version ] && echo 'Ver " + version + "' && exit\n";
        Files.writeString(
                script, "#!/bin/sh\n" + says + "exec " + real.executable() + " \"$@\" " + moreArguments + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createSymbolicLink(base.resolve("share"), real.share());
        return script;
    }

    static MariadbBinary machine() {
        return MariadbSearch.onThisMachine(Path.of("target"), null).system().stream()
                .flatMap(place -> MariadbBinary.at(place).stream())
                .findFirst()
                .orElseThrow();
    }

    static void run(DatabaseAddress address, String... statements) throws SQLException {
        try (Connection connection = DriverSettings.connect(address);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    static String ask(DatabaseAddress address, String query) throws SQLException {
        try (Connection connection = DriverSettings.connect(address);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
