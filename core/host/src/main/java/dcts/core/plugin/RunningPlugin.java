package dcts.core.plugin;

import dcts.api.Caller;
import dcts.api.ServerPlugin;
import dcts.core.db.DatabaseException;
import dcts.core.db.MigrationSource;
import dcts.core.event.EventTable;
import dcts.core.http.ResourceFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One plugin from its start to its end. */
final class RunningPlugin implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RunningPlugin.class);
    private static final Duration END_ROUND = Duration.ofMillis(50);
    private static final int END_ROUNDS = 20;
    private static final int MOST_THREADS = 64;
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);
    /** Tables with many rows take their time, and nothing else waits for it. */
    private static final Duration MIGRATION_LIMIT = Duration.ofMinutes(10);

    /** Where a plugin's code is at work while the host waits for it. */
    private enum Step {
        MIGRATION("made its tables", "make its tables"),
        START("started", "start"),
        DEMO("made examples", "make examples"),
        STOP("ended", "end");

        private final String past;
        private final String verb;

        Step(String past, String verb) {
            this.past = past;
            this.verb = verb;
        }

        PluginException failed(String words, Throwable fault) {
            return new PluginException("it failed while it " + past + ": " + words, fault);
        }

        PluginException late(Duration limit) {
            return new PluginException("it took longer than " + limit.toSeconds() + " s to " + verb);
        }
    }

    private final PluginPlan.Found found;
    private final Manifest manifest;
    private final WalledClassLoader loader;
    private final HostContext.Shared shared;
    private final HostServices services;
    private final Ledger ledger;
    private final PluginWork work;
    private volatile @Nullable HostContext context;
    private volatile @Nullable ServerPlugin plugin;

    RunningPlugin(PluginPlan.Found found, WalledClassLoader loader, HostContext.Shared shared) {
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

    /**
     * Why it cannot go on, if it cannot; interrupts what takes too long.
     *
     * @param threads all that live now
     */
    Optional<String> check(Collection<Thread> threads) {
        long own = threads.stream()
                .filter(thread -> thread.getContextClassLoader() == loader)
                .count();
        Optional<String> tooManyThreads = own > MOST_THREADS
                ? Optional.of("it had started " + own + " threads, and " + MOST_THREADS + " are enough for any plugin")
                : Optional.empty();
        return work.check().or(() -> tooManyThreads).or(() -> loader.log().tooMany());
    }

    /** Interrupts its threads until they have ended, or for a second; tells how many run on. */
    int threadsLeft() {
        List<Thread> left = PluginThreads.of(loader);
        for (int round = 0; round < END_ROUNDS && !left.isEmpty(); round++) {
            left.forEach(Thread::interrupt);
            try {
                left.getFirst().join(END_ROUND);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
            left = PluginThreads.of(loader); // those that it has started meanwhile, too
        }
        return left.size();
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
                Step.MIGRATION,
                MIGRATION_LIMIT,
                () -> services.storage().migrations().run(new MigrationSource(id(), loader, "migrations")));
        var door = new HostContext(manifest, shared, ledger, work);
        context = door;
        var made = new AtomicReference<@Nullable ServerPlugin>();
        runLimited(Step.START, limit, () -> {
            ServerPlugin starting = instance();
            EventTable.whileStarting(() -> starting.start(door));
            door.demandEvents();
            made.set(starting);
        });
        plugin = made.get();
        Map<String, byte[]> web = ResourceFolder.read(loader, "web", "index.js");
        if (!web.isEmpty() && manifest.wanted().contains(Capabilities.UI)) {
            ledger.note(services.entrances().pieces().add(id(), manifest.version(), web));
        } else if (!web.isEmpty()) {
            LOG.warn("The plugin {} has web/index.js, which is not shown: plugin.json does not ask for \"ui\".", id());
        }
    }

    /** Lets the plugin fill a throw-away instance with examples. */
    void demo(List<Caller> members, Duration limit) {
        ServerPlugin started = plugin;
        if (started != null) {
            runLimited(Step.DEMO, limit, () -> started.demo(members));
        }
    }

    @Override
    public void close() {
        ledger.close();
        work.end();
        ledger.end();
        ServerPlugin started = plugin;
        plugin = null;
        if (started != null) {
            try {
                runLimited(Step.STOP, STOP_LIMIT, started::stop);
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
            throw new PluginException("its class " + manifest.mainClass() + " cannot be made: " + words(e), e);
        }
    }

    /** What was thrown, in words that help its author. */
    private String words(Throwable fault) {
        String missing = String.valueOf(fault.getMessage()).replace('/', '.');
        return fault instanceof NoClassDefFoundError
                ? loader.wallBefore(missing).orElseGet(() -> PluginException.words(fault))
                : PluginException.words(fault);
    }

    /** Runs a plugin's code on a thread of its own, with its class loader, and waits only so long. */
    private void runLimited(Step step, Duration limit, Runnable work) {
        var thrown = new AtomicReference<@Nullable Throwable>();
        Thread thread = services.storage().writers().threads().newThread(() -> {
            try {
                work.run();
            } catch (Throwable e) { // border to a plugin's code: whatever it throws is its failure, not the server's
                thrown.set(e);
            }
        });
        thread.setName("plugin-" + id() + "-" + step.name().toLowerCase(Locale.ROOT));
        thread.setContextClassLoader(loader);
        thread.start();
        try {
            if (!thread.join(limit)) {
                thread.interrupt();
                throw step.late(limit);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw step.failed(words(e), e);
        }
        Throwable fault = thrown.get();
        if (fault instanceof PluginException || fault instanceof DatabaseException) {
            throw new PluginException(String.valueOf(fault.getMessage()), fault);
        } else if (fault != null) {
            throw step.failed(words(fault), fault);
        }
    }
}
