package dcts.core.plugin;

import dcts.api.ApiException;
import dcts.api.Caller;
import dcts.core.db.DirectoryTree;
import dcts.core.identity.IdentityLogins;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door through which plugins come to the server and leave it. Nothing gets in that was not looked at and that the owner
 * did not admit; what he admits is known by its content from then on. One change at a time, while the server runs.
 */
public final class Admission {
    private static final Logger LOG = LoggerFactory.getLogger(Admission.class);

    private final PluginHost host;
    private final Parts parts;
    private final Uploads uploads;

    /** What it works with. */
    record Parts(
            Folders folders,
            WishStore wishes,
            PluginDataStore data,
            ArchiveInspector inspector,
            IdentityLogins logins,
            InstantSource clock) {}

    Admission(PluginHost host, Parts parts) {
        this.host = host;
        this.parts = parts;
        this.uploads = new Uploads(parts.folders.uploads(), parts.clock);
    }

    /**
     * Receives an archive and looks at it. It is kept for ten minutes and installed by {@link #install}.
     *
     * @param sender writes the file
     */
    ArchiveReport upload(Consumer<Path> sender) {
        return parts.inspector.inspect(uploads.receive(sender));
    }

    /** The archives that lie in the folders and were never admitted, looked at. */
    List<FoundArchive> found() {
        return host.content().strays().stream()
                .flatMap(stray -> parts
                        .inspector
                        .known(stray.sha256())
                        .or(() -> read(stray.path())
                                .filter(content -> content.sha256().equals(stray.sha256()))
                                .map(parts.inspector::inspect))
                        .map(report -> new FoundArchive(stray.file(), report))
                        .stream())
                .toList();
    }

    /** An archive in a folder. */
    record FoundArchive(String file, ArchiveReport report) {}

    /**
     * Admits an archive: a new plugin, or another version of one.
     *
     * @throws ApiException {@code not_found} if none of that content was uploaded or found, {@code conflict} if it has
     *     faults or is installed already
     */
    public void install(String sha256, Caller by) {
        host.decide(() -> {
            ArchiveContent content = offered(sha256);
            ArchiveReport report = parts.inspector.inspect(content);
            Manifest manifest =
                    report.manifest().filter(read -> report.faults().isEmpty()).orElseThrow(ApiException::conflict);
            Optional<Wish> before = parts.wishes.of(manifest.id());
            if (before.map(Wish::archive)
                    .map(Wish.Admitted::sha256)
                    .filter(sha256::equals)
                    .isPresent()) {
                throw ApiException.conflict();
            }
            List<FolderContent.Stray> strays = host.content().strays();
            String what = host.knows(manifest.id()) ? "upgrade" : "install";
            host.change(by, manifest.id(), what, () -> {
                admit(content, report, manifest, by);
                sweep(sha256, strays, before);
            });
        });
    }

    private void admit(ArchiveContent content, ArchiveReport report, Manifest manifest, Caller by) {
        String sha256 = content.sha256();
        // The file first: without its record it is one that was found; a record without its file would be a fault.
        write(new Wish.Admitted(sha256, manifest.id(), manifest.version(), 0), content);
        parts.wishes.admit(report, manifest, host.version(manifest.id()), by);
        uploads.forget(sha256);
    }

    /**
     * Goes back to the version before.
     *
     * @throws ApiException {@code not_found} if there is no such plugin, {@code conflict} if there is no version before
     */
    public void rollBack(String id, Caller by) {
        host.decide(() -> {
            Optional<FolderContent.Origin> origin =
                    Optional.ofNullable(host.content().origins().get(id));
            if (origin.flatMap(known -> Optional.ofNullable(known.previous())).isEmpty()) {
                throw refusal(id);
            }
            Wish wish = parts.wishes.of(id).orElseThrow(ApiException::conflict);
            host.change(by, id, "rollback", () -> parts.wishes.rollBack(wish, by));
        });
    }

    /**
     * Removes a plugin that the owner has installed.
     *
     * @param dropData whether all that it has stored goes with it
     * @throws ApiException {@code not_found} if there is no such plugin, {@code conflict} if it came with the program or
     *     others that run need it
     */
    public void remove(String id, boolean dropData, Caller by) {
        host.decide(() -> {
            Wish wish =
                    parts.wishes.of(id).filter(known -> known.archive() != null).orElseThrow(() -> refusal(id));
            if (!host.dependants(id).isEmpty()) {
                throw ApiException.conflict();
            }
            host.change(by, id, "remove", () -> {
                remove(wish, id, dropData, by);
                wish.kept().forEach(archive -> sweep(parts.folders.owned().resolve(archive.file())));
            });
        });
    }

    private void remove(Wish wish, String id, boolean dropData, Caller by) {
        if (dropData) {
            // It stays in the list, switched off, until its data are gone; so a removal that breaks off can be
            // repeated.
            parts.wishes.suspend(id);
            host.reconcile();
            parts.data.drop(id);
            parts.logins.forgetAllOf(id);
            delete(parts.folders.files(id));
        }
        parts.wishes.remove(wish, dropData, by);
    }

    private ApiException refusal(String id) {
        return host.knows(id) ? ApiException.conflict() : ApiException.notFound();
    }

    private ArchiveContent offered(String sha256) {
        return uploads.find(sha256)
                .or(() -> host.content().strays().stream()
                        .filter(stray -> stray.sha256().equals(sha256))
                        .map(FolderContent.Stray::path)
                        .findFirst())
                .flatMap(Admission::read)
                .filter(content -> content.sha256().equals(sha256))
                .orElseThrow(ApiException::notFound);
    }

    private static Optional<ArchiveContent> read(Path path) {
        try {
            return Optional.of(ArchiveContent.read(path));
        } catch (IOException | PluginException e) {
            return Optional.empty(); // it has gone since, or grown
        }
    }

    private void write(Wish.Admitted archive, ArchiveContent content) {
        Path file = parts.folders.owned().resolve(archive.file());
        try {
            Files.createDirectories(parts.folders.owned());
            Path part = Files.createTempFile(parts.folders.owned(), "archive", ".part");
            Files.write(part, content.bytes());
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes the file that the archive was found as, and those that are kept for nothing now. */
    private void sweep(String sha256, List<FolderContent.Stray> strays, Optional<Wish> before) {
        List<String> kept = parts.wishes.all().stream()
                .flatMap(Wish::kept)
                .map(Wish.Admitted::file)
                .toList();
        strays.stream()
                .filter(stray -> stray.sha256().equals(sha256) && stray.path().startsWith(parts.folders.owned()))
                .filter(stray -> !kept.contains(stray.file()))
                .forEach(stray -> sweep(stray.path()));
        before.stream()
                .flatMap(Wish::kept)
                .map(Wish.Admitted::file)
                .filter(file -> !kept.contains(file))
                .forEach(file -> sweep(parts.folders.owned().resolve(file)));
    }

    /** Deletes what nothing refers to any more; it does no harm where it is. */
    private static void sweep(Path file) {
        try {
            delete(file);
        } catch (UncheckedIOException e) {
            LOG.warn("{} is of no use any more and cannot be deleted.", file, e);
        }
    }

    private static void delete(Path path) {
        try {
            DirectoryTree.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
