package dcts.core.plugin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The folders of archives, and the folder of their copies. Only copies are opened, under names that tell their content, so
 * that an archive can be replaced at any time and what runs is what was read. Not thread-safe.
 */
final class PluginFolder {
    private final Folders folders;
    private final WishStore wishes;
    private final ManifestReader manifests = new ManifestReader();
    /** What each copy has to be. */
    private final Map<Path, String> contents = new HashMap<>();

    PluginFolder(Folders folders, WishStore wishes) {
        this.folders = folders;
        this.wishes = wishes;
    }

    /** Removes the copies and the uploads of an earlier run. */
    void clean() {
        try {
            for (Path folder : List.of(folders.copies(), folders.uploads())) {
                Files.createDirectories(folder);
                for (Path old : filesOf(folder)) {
                    Files.delete(old);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads every archive, checks its content and copies what is new. */
    FolderContent look() {
        return new FolderLook(folders, this, wishes.all()).content();
    }

    /**
     * Copies an archive that may run.
     *
     * @throws PluginException if it has no manifest, or one with faults
     */
    PluginPlan.Found copied(ArchiveContent content, String name) throws IOException {
        String stem = name.substring(0, name.length() - ".jar".length());
        Path copy = folders.copies().resolve(stem + "-" + content.shortHash() + ".jar");
        if (!Files.exists(copy)) {
            Path part = Files.createTempFile(folders.copies(), "copy", ".part");
            Files.write(part, content.bytes());
            Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE);
        }
        contents.put(copy, content.sha256());
        return new PluginPlan.Found(name, copy, manifests.read(copy, name));
    }

    /**
     * Demands that a copy is what was read.
     *
     * @throws PluginException if somebody has changed it since
     */
    void demandUnchanged(Path copy) {
        try {
            if (!ArchiveContent.read(copy).sha256().equals(contents.get(copy))) {
                throw new PluginException("its copy in run/plugins was changed after it was read");
            }
        } catch (IOException e) {
            throw new PluginException("its copy in run/plugins cannot be read: " + e.getMessage(), e);
        }
    }

    static List<Path> jarsOf(Path folder) {
        return filesOf(folder).stream()
                .filter(file -> file.toString().endsWith(".jar"))
                .toList();
    }

    private static List<Path> filesOf(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
