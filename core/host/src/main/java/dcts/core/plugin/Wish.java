package dcts.core.plugin;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the owner wishes of one plugin.
 *
 * @param archive what is to run; null for what ships with the server
 * @param previous what was before it; null for what ships with the server, or for nothing
 * @param changedAt when any of it was last changed
 */
record Wish(
        String id,
        boolean enabled,
        @Nullable Admitted archive,
        @Nullable Admitted previous,
        long changedAt) {

    /** The archives that are kept for it. */
    Stream<Admitted> kept() {
        return Stream.of(archive, previous).flatMap(Stream::ofNullable);
    }

    /** An archive that the owner has admitted; it is known by its content. */
    record Admitted(String sha256, String plugin, String version, long at) {
        /** The name of its file in the owner's folder. */
        String file() {
            return plugin + "-" + version + "-" + sha256.substring(0, 16) + ".jar";
        }

        LocalDate day() {
            return LocalDate.ofInstant(Instant.ofEpochMilli(at), ZoneOffset.UTC);
        }
    }
}
