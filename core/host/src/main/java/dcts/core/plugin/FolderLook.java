package dcts.core.plugin;

import dcts.core.plugin.FolderContent.Failure;
import dcts.core.plugin.FolderContent.Origin;
import dcts.core.plugin.FolderContent.Stray;
import dcts.core.plugin.Wish.Admitted;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One look into the folders. What the owner admitted comes first and has to be what he admitted, byte for byte; then what
 * came with the program; whatever else lies there is told and not opened.
 */
final class FolderLook {
    private final Folders folders;
    private final PluginFolder folder;
    private final Map<String, Wish> wishes;
    private final Set<String> knownContents;
    private final Set<String> knownFiles;
    private final List<PluginPlan.Found> found = new ArrayList<>();
    private final Map<String, Failure> failures = new TreeMap<>();
    private final Map<String, Stray> strays = new TreeMap<>();
    private final Map<String, Origin> origins = new TreeMap<>();
    private final Map<String, String> shippedVersions = new HashMap<>();

    FolderLook(Folders folders, PluginFolder folder, List<Wish> wishes) {
        this.folders = folders;
        this.folder = folder;
        this.wishes = wishes.stream().collect(Collectors.toMap(Wish::id, wish -> wish));
        this.knownContents =
                wishes.stream().flatMap(Wish::kept).map(Admitted::sha256).collect(Collectors.toSet());
        this.knownFiles =
                wishes.stream().flatMap(Wish::kept).map(Admitted::file).collect(Collectors.toSet());
    }

    FolderContent content() {
        wishes.values().stream()
                .flatMap(wish -> Stream.ofNullable(wish.archive()))
                .forEach(this::admitted);
        PluginFolder.jarsOf(folders.shipped()).forEach(this::shipped);
        PluginFolder.jarsOf(folders.owned()).stream()
                .filter(path -> !knownFiles.contains(String.valueOf(path.getFileName())))
                .forEach(this::owned);
        found.forEach(each -> origins.put(each.id(), origin(each)));
        wishes.values().stream()
                .filter(wish -> wish.archive() != null)
                .forEach(wish -> origins.putIfAbsent(wish.id(), originOf(wish, false)));
        return new FolderContent(
                found,
                failures,
                List.copyOf(strays.values()),
                origins,
                wishes.values().stream()
                        .filter(wish -> !wish.enabled())
                        .map(Wish::id)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    private void admitted(Admitted archive) {
        Path path = folders.owned().resolve(archive.file());
        try {
            ArchiveContent content = ArchiveContent.read(path);
            if (!content.sha256().equals(archive.sha256())) {
                throw new PluginException("its content is not what was admitted on " + archive.day());
            }
            found.add(folder.copied(content, archive.file()));
        } catch (IOException e) {
            failures.put(
                    archive.plugin(),
                    new Failure(
                            archive.version(), "the file " + archive.file() + " cannot be read: " + e.getMessage()));
        } catch (PluginException e) {
            failures.put(archive.plugin(), new Failure(archive.version(), String.valueOf(e.getMessage())));
        }
    }

    private void shipped(Path path) {
        String name = String.valueOf(path.getFileName());
        try {
            ArchiveContent content = ArchiveContent.read(path);
            if (!folders.ships().test(content.sha256())) {
                stray(path, content);
                return;
            }
            PluginPlan.Found shipped = folder.copied(content, name);
            Wish wish = wishes.get(shipped.id());
            shippedVersions.putIfAbsent(shipped.id(), shipped.manifest().version());
            if (wish == null || wish.archive() == null) {
                found.add(shipped);
            }
        } catch (IOException e) {
            failures.put(name, new Failure("", "it cannot be copied: " + e.getMessage()));
        } catch (PluginException e) {
            failures.put(name, new Failure("", String.valueOf(e.getMessage())));
        }
    }

    private void owned(Path path) {
        String name = String.valueOf(path.getFileName());
        try {
            stray(path, ArchiveContent.read(path));
        } catch (IOException e) {
            failures.put(name, new Failure("", "it cannot be read: " + e.getMessage()));
        } catch (PluginException e) {
            failures.put(name, new Failure("", String.valueOf(e.getMessage())));
        }
    }

    private void stray(Path path, ArchiveContent content) {
        if (!knownContents.contains(content.sha256())) {
            strays.putIfAbsent(content.sha256(), new Stray(path, content.sha256()));
        }
    }

    private Origin origin(PluginPlan.Found each) {
        Wish wish = wishes.get(each.id());
        return wish == null ? new Origin(true, null, null) : originOf(wish, wish.archive() == null);
    }

    private Origin originOf(Wish wish, boolean shipped) {
        Admitted previous = wish.previous();
        @Nullable
        String version =
                previous != null ? previous.version() : wish.archive() == null ? null : shippedVersions.get(wish.id());
        return new Origin(shipped, version, wish.changedAt());
    }
}
