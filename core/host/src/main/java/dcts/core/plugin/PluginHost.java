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
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.pf4j.PluginRuntimeException;
import org.pf4j.PluginWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds, loads, starts and ends plugins. One that fails is shown with its reason; the server and the others go on. */
public final class PluginHost implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PluginHost.class);
    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    private final Services services;
    private final Path runFolder;
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
        this.services = services;
        this.runFolder = runFolder;
        this.archives = new PluginArchives(runFolder);
    }

    /** Loads and starts all archives of a folder in the order of their dependencies. */
    public void startAll(Path folder) {
        emptyRunFolder();
        jarsOf(folder).forEach(this::load);
        archives.getResolvedPlugins().forEach(this::start);
    }

    /** Lets every plugin fill a throw-away instance with examples. */
    public void demo(List<Caller> members) {
        running.forEach(plugin -> plugin.demo(members, START_LIMIT));
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

    private void load(Path archive) {
        try {
            Path copy = runFolder.resolve(archive.getFileName());
            Files.copy(archive, copy, StandardCopyOption.REPLACE_EXISTING);
            archives.loadPlugin(copy);
        } catch (IOException e) {
            failed(archive.getFileName().toString(), "it cannot be copied: " + e.getMessage());
        } catch (PluginException | PluginRuntimeException e) {
            failed(archive.getFileName().toString(), String.valueOf(e.getMessage()));
        }
    }

    private void start(PluginWrapper wrapper) {
        String id = wrapper.getPluginId();
        if (!archives.getResolvedPlugins().contains(wrapper)) {
            failed(id, "what it requires is missing");
            return;
        }
        Manifest manifest = archives.manifest(wrapper);
        var missing = manifest.required().stream()
                .map(required -> required.split("@", 2)[0])
                .filter(required -> running.stream().noneMatch(r -> r.id().equals(required)))
                .toList();
        if (!missing.isEmpty()) {
            failed(id, "it requires " + String.join(", ", missing) + ", which does not run");
            return;
        }
        var plugin = new RunningPlugin(manifest, wrapper.getPluginClassLoader(), services);
        try {
            plugin.start(START_LIMIT);
            running.add(plugin);
            statuses.put(id, new PluginStatus(id, "running", ""));
        } catch (PluginException e) {
            plugin.close();
            failed(id, String.valueOf(e.getMessage()));
            LOG.error("The plugin {} did not start.", id, e);
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
