package dcts.core.plugin;

import dcts.api.ApiException;
import dcts.api.Caller;
import dcts.core.audit.AuditStore;
import dcts.core.db.Journals;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.pf4j.PluginRuntimeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the plugins that the owner wishes to run, from the archives of a folder. What is wished is stored; what runs is moved
 * there in the order of what requires what, and never the other way round. One that fails is shown with its reason; the
 * server and the others go on. One change at a time; members talk meanwhile.
 */
public final class PluginHost implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PluginHost.class);

    private final HostContext.Shared shared;
    private final PluginFolder folder;
    private final Source source;
    private final WishStore wishes;
    private final PluginArchives archives;
    private final Watchdog watchdog;
    private final PluginChanges changes;
    /** In the order in which they were started. */
    private final Map<String, RunningPlugin> running = new LinkedHashMap<>();
    /** Why archives did not start, by the path of the copy, so that none is tried again without need. */
    private final Map<Path, String> faults = new TreeMap<>();

    private volatile List<PluginStatus> statuses = List.of();
    private volatile FolderContent content = FolderContent.NONE;
    private volatile Map<String, List<String>> dependants = Map.of();
    /** Those that run, for those who only look and must not wait for a change. */
    private volatile Map<String, RunningPlugin> alive = Map.of();
    /** Who starts plugins at this moment. */
    private volatile @Nullable Thread moving;

    private volatile boolean closing;

    /**
     * Where plugins come from, and how long each may take to start.
     *
     * @param safe whether none is started, whatever is wished
     */
    public record Source(Folders folders, boolean safe, Duration startLimit) {
        /** With the usual limit of 8 s. */
        public Source(Folders folders, boolean safe) {
            this(folders, safe, Duration.ofSeconds(8));
        }
    }

    /** A host that runs nothing yet. */
    public PluginHost(HostServices services, Source source) {
        var storage = services.storage();
        var clock = services.machine().clock();
        var jdbi = storage.database().jdbi("core");
        var ids = storage.writers().ids();
        var journals = new Journals(jdbi, ids, services.machine().threads());
        this.shared = new HostContext.Shared(services, jdbi, new ServiceTable(), journals);
        this.source = source;
        this.wishes = new WishStore(jdbi, new AuditStore(ids, clock), clock);
        this.folder = new PluginFolder(source.folders(), wishes);
        this.archives = new PluginArchives(source.folders().copies());
        this.changes = new PluginChanges(services.events());
        this.watchdog = new Watchdog(this::fail, storage.writers().threads());
        LogBrake.install();
        folder.clean();
    }

    /**
     * Switches off a plugin that cannot go on. The wish stays, so it is tried again at the next change or start.
     *
     * @param reason for the owner
     */
    private synchronized void fail(RunningPlugin plugin, String reason) {
        if (running.get(plugin.id()) != plugin) {
            return; // it has ended meanwhile
        }
        stop(withDependants(Set.of(plugin.id())));
        String whole = reason + threadsLeft(plugin);
        LOG.error("The plugin {} is switched off: {}", plugin.id(), whole);
        faults.put(plugin.archive(), whole);
        move(content); // what the last look showed: the database may be away just now
    }

    /** Looks into the folder and moves what runs to what is wished; archives that failed before are tried again. */
    public synchronized void reconcile() {
        faults.clear();
        move(folder.look());
    }

    /**
     * Wishes a plugin to run, and what it needs if that was disabled.
     *
     * @throws ApiException {@code not_found} if there is none of that id, or the refusal of a plugin
     */
    public synchronized void enable(String id, Caller by) {
        Set<String> needed = known(plan(content), id);
        change(by, id, "enable", () -> wishes.enable(needed, by));
    }

    /**
     * Wishes a plugin not to run. Those that need it wait and come back with it.
     *
     * @param withDependants whether those may be stopped too
     * @throws ApiException {@code not_found} if there is none of that id, {@code conflict} if others that run need it
     */
    public synchronized void disable(String id, boolean withDependants, Caller by) {
        known(plan(content), id);
        if (!withDependants && !dependants(id).isEmpty()) {
            throw ApiException.conflict();
        }
        changes.around(by, id, "disable", () -> {
            wishes.disable(id, withDependants, by);
            move(folder.look());
        });
    }

    /** Decides about a change while nobody else makes one. */
    synchronized void decide(Runnable work) {
        work.run();
    }

    /**
     * Makes a change to what is wished, and moves what runs to it before anybody is told.
     *
     * @param what is done, see {@link dcts.api.CoreEvents.PluginChange}
     */
    synchronized void change(Caller by, String id, String what, Runnable work) {
        changes.around(by, id, what, () -> {
            work.run();
            reconcile();
        });
    }

    /** Those that run and need a plugin. */
    List<String> dependants(String id) {
        return dependants.getOrDefault(id, List.of());
    }

    private List<String> runningDependants(String id) {
        return withDependants(Set.of(id)).stream()
                .filter(other -> !other.equals(id))
                .sorted()
                .toList();
    }

    /** Opens the door through which the owner changes which plugins there are. */
    public Admission admission() {
        var data = new PluginDataStore(shared.services().storage().database().jdbi("core"));
        var inspector = new ArchiveInspector(archives::fits);
        return new Admission(
                this,
                new Admission.Parts(
                        source.folders(),
                        wishes,
                        data,
                        inspector,
                        shared.services().people().logins(),
                        shared.services().machine().clock()));
    }

    /** Lets every plugin fill a throw-away instance with examples. */
    public synchronized void demo(List<Caller> members) {
        running.values().forEach(plugin -> plugin.demo(members, source.startLimit()));
    }

    /** All plugins that were found, and archives that are none, by id. */
    public List<PluginStatus> statuses() {
        return statuses;
    }

    /** What a plugin that runs has cost and holds; empty if it does not run. */
    Optional<PluginUsage> usage(String id) {
        return Optional.ofNullable(alive.get(id)).flatMap(RunningPlugin::usage);
    }

    /** Starts nothing more, and gives up on a plugin that is just starting. */
    public void expectEnd() {
        closing = true;
        Thread inTheMidst = moving;
        if (inTheMidst != null) {
            inTheMidst.interrupt(); // it waits for a plugin; nobody waits for that one any more
        }
    }

    /** Ends all plugins, the last started first. */
    @Override
    public void close() {
        expectEnd();
        end();
    }

    private synchronized void end() {
        watchdog.close();
        stop(Set.copyOf(running.keySet()));
    }

    /** The manifest of the plugin that is installed under an id, whether it runs or not. */
    Optional<Manifest> manifest(String id) {
        return content.found().stream()
                .filter(found -> found.id().equals(id))
                .findFirst()
                .map(PluginPlan.Found::manifest);
    }

    /** The version that is installed under an id, also if its archive cannot be used. */
    Optional<String> version(String id) {
        return manifest(id)
                .map(Manifest::version)
                .or(() -> Optional.ofNullable(content.failures().get(id)).map(FolderContent.Failure::version));
    }

    /** Whether any plugin of an id is installed. */
    boolean knows(String id) {
        return version(id).isPresent();
    }

    /** What the last look into the folders showed. */
    FolderContent content() {
        return content;
    }

    private void warnIfUndecided() {
        var permissions = shared.services().people().permissions();
        if (permissions.undecided()) {
            LOG.warn(
                    "Everybody but the owner is refused: {} decides who may do what, and does not run. Enable it, or let the"
                            + " defaults hold: ./dcts admin permissions --defaults",
                    permissions.decidedBy().orElse(""));
        }
    }

    /** Tells that these are missing only for a moment. */
    private void expect(List<PluginPlan.Found> missing) {
        var services = shared.services();
        Set<String> ids = missing.stream().map(PluginPlan.Found::id).collect(Collectors.toSet());
        services.entrances().requests().expect(ids);
        services.people().permissions().expect(ids);
        services.events()
                .await(missing.stream()
                        .flatMap(found -> found.manifest().wanted().stream())
                        .collect(Collectors.toSet()));
    }

    private PluginPlan plan(FolderContent shown) {
        return new PluginPlan(shown.found(), shown.disabled(), archives::fits);
    }

    private static Set<String> known(PluginPlan plan, String id) {
        Set<String> needed = plan.withRequired(id);
        if (needed.isEmpty()) {
            throw ApiException.notFound();
        }
        return needed;
    }

    private void move(FolderContent shown) {
        PluginPlan plan = plan(shown);
        Set<String> over = new HashSet<>(running.keySet());
        plan.order().stream()
                .filter(found -> running.containsKey(found.id())
                        && running.get(found.id()).isOf(found)
                        && !faults.containsKey(found.archive()))
                .forEach(found -> over.remove(found.id()));
        List<PluginPlan.Found> wished = source.safe() ? List.of() : plan.order();
        Set<String> leaving = withDependants(over);
        List<PluginPlan.Found> missing = wished.stream()
                .filter(found -> leaving.contains(found.id()) || !running.containsKey(found.id()))
                .toList();
        moving = Thread.currentThread();
        try {
            expect(missing);
            stop(leaving);
            for (int i = 0; i < missing.size(); i++) {
                startIfNeeded(missing.get(i));
                expect(missing.subList(i + 1, missing.size()));
            }
        } finally {
            moving = null;
            expect(List.of());
        }
        warnIfUndecided();
        shown.strays().stream()
                .filter(stray -> !content.strays().contains(stray))
                .forEach(stray ->
                        LOG.info("{} was never admitted and is not loaded; the owner can install it.", stray.file()));
        content = shown;
        alive = Map.copyOf(running);
        dependants = running.keySet().stream().collect(Collectors.toMap(id -> id, this::runningDependants));
        show(new PluginReport(plan, running.keySet(), faults, shown.failures()).statuses());
    }

    /** Failures are logged when they are new; those of a start are logged with their trace when they happen. */
    private void show(List<PluginStatus> now) {
        now.stream()
                .filter(status -> status.state() == PluginStatus.State.FAILED)
                .filter(status -> !statuses.contains(status) && !faults.containsValue(status.reason()))
                .forEach(status -> LOG.error("The plugin {} does not run: {}", status.id(), status.reason()));
        statuses = now;
    }

    /** These, and all that run and need one of them. */
    private Set<String> withDependants(Collection<String> ids) {
        Set<String> all = new HashSet<>(ids);
        boolean more = true;
        while (more) {
            more = running.values().stream()
                            .filter(plugin -> plugin.requiresAnyOf(all))
                            .map(RunningPlugin::id)
                            .filter(all::add)
                            .count()
                    > 0;
        }
        return all;
    }

    private void stop(Set<String> ids) {
        for (RunningPlugin plugin : List.copyOf(running.values()).reversed()) {
            if (ids.contains(plugin.id())) {
                running.remove(plugin.id());
                alive = Map.copyOf(running);
                watchdog.release(plugin);
                plugin.close();
                archives.unloadPlugin(plugin.id());
                LOG.info("The plugin {} has ended{}.", plugin.id(), threadsLeft(plugin));
            }
        }
    }

    private void startIfNeeded(PluginPlan.Found found) {
        boolean missing = !running.keySet().containsAll(PluginPlan.required(found.manifest()));
        if (closing || running.containsKey(found.id()) || faults.containsKey(found.archive()) || missing) {
            return;
        }
        try {
            folder.demandUnchanged(found.archive());
            archives.loadPlugin(found.archive());
            start(found);
        } catch (PluginException | PluginRuntimeException e) {
            fail(found, e, "");
        }
    }

    private static String threadsLeft(RunningPlugin ended) {
        int left = ended.threadsLeft();
        return left == 0 ? "" : "; " + left + " of its threads run on until the server is restarted";
    }

    private void start(PluginPlan.Found found) {
        var plugin = new RunningPlugin(found, archives.loaderOf(found.id()), shared);
        try {
            plugin.start(source.startLimit());
            running.put(found.id(), plugin);
            watchdog.watch(plugin);
        } catch (PluginException e) {
            plugin.close();
            archives.unloadPlugin(found.id());
            fail(found, e, threadsLeft(plugin));
        }
    }

    private void fail(PluginPlan.Found found, RuntimeException reason, String addition) {
        LOG.error("The plugin {} does not run: {}{}", found.id(), reason.getMessage(), addition, reason);
        faults.put(found.archive(), reason.getMessage() + addition);
    }
}
