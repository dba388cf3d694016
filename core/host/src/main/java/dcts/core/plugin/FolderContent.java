package dcts.core.plugin;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a look into the folders showed.
 *
 * @param found archives that may run
 * @param failures why others may not, by the id, or by the name of the file where the id is not known
 * @param strays archives that nobody admitted
 * @param origins where those that may run come from, by id
 * @param disabled the ids of those that are not to run
 */
record FolderContent(
        List<PluginPlan.Found> found,
        Map<String, Failure> failures,
        List<Stray> strays,
        Map<String, Origin> origins,
        Set<String> disabled) {
    static final FolderContent NONE = new FolderContent(List.of(), Map.of(), List.of(), Map.of(), Set.of());

    /**
     * Why an archive may not run.
     *
     * @param version empty if it is not known
     */
    record Failure(String version, String reason) {}

    /** An archive that nobody admitted. */
    record Stray(Path path, String sha256) {
        String file() {
            return String.valueOf(path.getFileName());
        }
    }

    /**
     * Where a plugin comes from.
     *
     * @param shipped whether it came with the program
     * @param previous the version that can be rolled back to
     * @param changedAt when the owner last changed something; null if never
     */
    record Origin(
            boolean shipped,
            @Nullable String previous,
            @Nullable Long changedAt) {}
}
