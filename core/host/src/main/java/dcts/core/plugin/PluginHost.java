package dcts.core.plugin;

import dcts.api.Caller;
import dcts.core.db.Database;
import dcts.core.db.GroupCommitWriter;
import dcts.core.db.Migrations;
import dcts.core.http.UiPieces;
import dcts.core.permission.PermissionService;
import dcts.core.socket.SocketGateway;
import dcts.core.socket.SocketTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.pf4j.PluginRuntimeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds, loads, starts and ends plugins. One that fails is shown with its reason; the server and the others go on. */
public final class PluginHost implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PluginHost.class);
    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    private final Services services;
    private final Path runFolder;
    private final Duration startLimit;
    private final PluginArchives archives;
    private final List<RunningPlugin> running = new ArrayList<>();
    private final Map<String, PluginStatus> statuses = new ConcurrentSkipListMap<>();

    /** What the host hands out to plugins. */
    public record Services(
            Database database,
            Migrations migrations,
            PermissionService permissions,
            SocketTable requests,
            SocketGateway gateway,
            UiPieces pieces,
            GroupCommitWriter.WriterParts writers,
            InstantSource clock) {}

    /**
     * What became of one plugin.
     *
     * @param id the plugin's id, or the name of its file if it has none that can be read
     * @param state {@code running} or {@code failed}
     * @param reason why it failed, else empty
     */
    public record PluginStatus(String id, String state, String reason) {}

    /**
     * A host without plugins.
     *
     * @param runFolder where archives are copied before they are opened, so that the originals can be replaced; emptied
     */
    public PluginHost(Services services, Path runFolder) {
        this(services, runFolder, START_LIMIT);
    }

    /** A host that waits only so long for each plugin's start. */
    PluginHost(Services services, Path runFolder, Duration startLimit) {
        this.startLimit = startLimit;
        this.services = services;
        this.runFolder = runFolder;
        this.archives = new PluginArchives(runFolder);
    }

    /** Loads and starts all archives of a folder in the order of their dependencies. */
    public void startAll(Path folder) {
        emptyRunFolder();
        List<PluginPlan.Found> found = jarsOf(folder).stream()
                .flatMap(archive -> read(archive).stream())
                .toList();
        var plan = new PluginPlan(found, archives::fits);
        plan.failures().forEach(this::failed);
        plan.order().forEach(this::load);
    }

    /** Lets every plugin fill a throw-away instance with examples. */
    public void demo(List<Caller> members) {
        running.forEach(plugin -> plugin.demo(members, startLimit));
    }

    /** All plugins that were found. */
    public List<PluginStatus> statuses() {
        return List.copyOf(statuses.values());
    }

    /** Ends all plugins, the last started first. */
    @Override
    public void close() {
        running.reversed().forEach(RunningPlugin::close);
        running.clear();
        archives.unloadPlugins();
    }

    /** Copies an archive and reads its manifest. */
    private Optional<PluginPlan.Found> read(Path archive) {
        String name = archive.getFileName().toString();
        try {
            Path copy = Files.copy(archive, runFolder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            return Optional.of(new PluginPlan.Found(copy, new ManifestReader().read(copy)));
        } catch (IOException e) {
            failed(name, "it cannot be copied: " + e.getMessage());
        } catch (PluginException e) {
            failed(name, String.valueOf(e.getMessage()));
        }
        return Optional.empty();
    }

    private void load(PluginPlan.Found found) {
        Manifest manifest = found.manifest();
        var missing = manifest.required().stream()
                .map(required -> required.split("@", 2)[0])
                .filter(required -> running.stream().noneMatch(r -> r.id().equals(required)))
                .toList();
        if (!missing.isEmpty()) {
            failed(manifest.id(), "it requires " + String.join(", ", missing) + ", which does not run");
            return;
        }
        try {
            archives.loadPlugin(found.archive());
            start(manifest);
        } catch (PluginRuntimeException e) {
            failed(manifest.id(), String.valueOf(e.getMessage()));
        }
    }

    private void start(Manifest manifest) {
        String id = manifest.id();
        var plugin = new RunningPlugin(manifest, archives.loaderOf(id), services);
        try {
            plugin.start(startLimit);
            running.add(plugin);
            statuses.put(id, new PluginStatus(id, "running", ""));
        } catch (PluginException e) {
            plugin.close();
            statuses.put(id, new PluginStatus(id, "failed", String.valueOf(e.getMessage())));
            LOG.error("The plugin {} does not run: {}", id, e.getMessage(), e);
        }
    }

    private void failed(String id, String reason) {
        LOG.error("The plugin {} does not run: {}", id, reason);
        statuses.put(id, new PluginStatus(id, "failed", reason));
    }

    private static List<Path> jarsOf(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".jar")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void emptyRunFolder() {
        try {
            Files.createDirectories(runFolder);
            for (Path old : jarsOf(runFolder)) {
                Files.delete(old);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
