package dcts.core;

import dcts.core.plugin.Folders;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * How one server is started.
 *
 * @param data the data directory, which is made if it is missing
 * @param plugins folder with the archives of plugins that came with the program
 * @param ships whether an archive of this SHA-256 is one of them
 * @param port in place of the configured one; 0 takes a free one
 * @param modes {@link Mode}s
 * @param environment variables that may hold boot keys
 */
record ServerOptions(
        Path data,
        Path plugins,
        Predicate<String> ships,
        OptionalInt port,
        List<Mode> modes,
        Map<String, String> environment) {
    /** What a start can be besides an ordinary one. */
    enum Mode {
        /** A throw-away instance with examples. */
        DEMO,
        /** No plugin is started. */
        SAFE
    }

    boolean is(Mode mode) {
        return modes.contains(mode);
    }

    Folders folders() {
        return new Folders(plugins, data, ships);
    }

    boolean limitsOff() {
        return "off".equals(environment.get("DCTS_LIMITS"));
    }

    Optional<Path> mariadbArchive() {
        return Optional.ofNullable(System.getProperty("dcts.mariadbArchive")).map(Path::of);
    }
}
