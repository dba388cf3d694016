package dcts.core.plugin;

import dcts.api.Caller;
import dcts.api.ServerPlugin;
import dcts.core.db.DatabaseException;
import dcts.core.db.MigrationSource;
import dcts.core.http.ResourceFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One plugin from its start to its end. */
final class RunningPlugin implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningPlugin.class);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);
    /** Tables with many rows take their time, and nothing else waits for it. */
    private static final Duration MIGRATION_LIMIT = Duration.ofMinutes(10);

    private final PluginPlan.Found found;
    private final Manifest manifest;
    private final ClassLoader loader;
    private final HostContext.Shared shared;
    private final HostServices services;
    private final Ledger ledger;
    private final PluginWork work;
    private volatile @Nullable HostContext context;
    private volatile @Nullable ServerPlugin plugin;

    RunningPlugin(PluginPlan.Found found, ClassLoader loader, HostContext.Shared shared) {
        this.found = found;
        this.manifest = found.manifest();
        this.loader = loader;
        this.shared = shared;
        this.services = shared.services();
        this.ledger = new Ledger(manifest.id());
        this.work = new PluginWork(loader);
    }

    /** The copy that it was loaded from. */
    Path archive() {
        return found.archive();
    }

    String id() {
        return manifest.id();
    }

    /** What it has cost and holds. */
    Optional<PluginUsage> usage() {
        return Optional.ofNullable(context).map(HostContext::usage);
    }

    /** Why it cannot go on, if it cannot; interrupts what takes too long. */
    Optional<String> check() {
        return work.check();
    }

    /** True if this is the same content. */
    boolean isOf(PluginPlan.Found other) {
        return found.archive().equals(other.archive());
    }

    /** True if it needs one of these plugins. */
    boolean requiresAnyOf(Collection<String> ids) {
        return PluginPlan.required(manifest).stream().anyMatch(ids::contains);
    }

    /**
     * Makes its tables, starts it and offers its UI.
     *
     * @throws PluginException if it throws or is not done in time
     */
    void start(Duration limit) {
        runLimited(
                "the migration of its tables",
                MIGRATION_LIMIT,
                () -> services.storage().migrations().run(new MigrationSource(id(), loader, "migrations")));
        var door = new HostContext(manifest, shared, ledger, work);
        context = door;
        var made = new AtomicReference<@Nullable ServerPlugin>();
        runLimited("start", limit, () -> {
            ServerPlugin starting = instance();
            starting.start(door);
            door.demandEvents();
            made.set(starting);
        });
        plugin = made.get();
        Map<String, byte[]> web = ResourceFolder.read(loader, "web", "index.js");
        if (!web.isEmpty() && manifest.wanted().contains(Capabilities.UI)) {
            ledger.note(services.entrances().pieces().add(id(), manifest.version(), web));
        }
    }

    /** Lets the plugin fill a throw-away instance with examples. */
    void demo(List<Caller> members, Duration limit) {
        ServerPlugin started = plugin;
        if (started != null) {
            runLimited("demo", limit, () -> started.demo(members));
        }
    }

    @Override
    public void close() {
        ledger.close();
        ServerPlugin started = plugin;
        plugin = null;
        if (started != null) {
            try {
                runLimited("stop", STOP_LIMIT, started::stop);
            } catch (PluginException e) {
                LOG.error("The plugin {} did not stop cleanly.", id(), e);
            }
        }
    }

    private ServerPlugin instance() {
        try {
            Class<?> type = loader.loadClass(manifest.mainClass());
            return (ServerPlugin) type.getConstructor().newInstance();
        } catch (ReflectiveOperationException | ClassCastException | LinkageError e) {
            throw new PluginException("its class " + manifest.mainClass() + " cannot be made: " + e, e);
        }
    }

    /** Runs a plugin's code on a thread of its own, with its class loader, and waits only so long. */
    private void runLimited(String what, Duration limit, Runnable work) {
        var thrown = new AtomicReference<@Nullable Throwable>();
        Thread thread = services.storage().writers().threads().newThread(() -> {
            try {
                work.run();
            } catch (Throwable e) { // border to a plugin's code: whatever it throws is its failure, not the server's
                thrown.set(e);
            }
        });
        thread.setName("plugin-" + id() + "-" + what);
        thread.setContextClassLoader(loader);
        thread.start();
        try {
            if (!thread.join(limit)) {
                thread.interrupt();
                throw new PluginException(what + " took longer than " + limit.toSeconds() + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PluginException(what + " was interrupted", e);
        }
        Throwable fault = thrown.get();
        if (fault instanceof PluginException || fault instanceof DatabaseException) {
            throw new PluginException(String.valueOf(fault.getMessage()), fault);
        } else if (fault != null) {
            throw new PluginException(what + " failed: " + fault, fault);
        }
    }
}
