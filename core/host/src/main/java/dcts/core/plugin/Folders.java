package dcts.core.plugin;

import java.nio.file.Path;
import java.util.function.Predicate;

/**
 * Where plugins lie.
 *
 * @param shipped archives that came with the program; need not exist
 * @param data the data directory
 * @param ships whether an archive of this SHA-256 is part of the program; others need the owner's word
 */
public record Folders(Path shipped, Path data, Predicate<String> ships) {
    /** The owner's folder: what he admitted, and what somebody put there. */
    Path owned() {
        return data.resolve("plugins");
    }

    /** Where archives are copied before they are opened. */
    Path copies() {
        return data.resolve("run").resolve("plugins");
    }

    /** Where uploads wait for the owner's word. */
    Path uploads() {
        return data.resolve("run").resolve("uploads");
    }

    /** The files of one plugin. */
    Path files(String id) {
        return data.resolve("files").resolve(id);
    }
}
