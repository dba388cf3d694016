package dcts.core.plugin;

import dcts.api.AfterEvent;
import dcts.api.Announcement;
import dcts.api.AppendTable;
import dcts.api.AppendWriter;
import dcts.api.Audit;
import dcts.api.BeforeEvent;
import dcts.api.Cache;
import dcts.api.DeferredHandler;
import dcts.api.FailMode;
import dcts.api.HttpHandler;
import dcts.api.HttpRoute;
import dcts.api.Id;
import dcts.api.Journal;
import dcts.api.KeyValueStore;
import dcts.api.Logins;
import dcts.api.Members;
import dcts.api.Permission;
import dcts.api.PermissionChanges;
import dcts.api.PermissionSource;
import dcts.api.Permissions;
import dcts.api.Places;
import dcts.api.PluginContext;
import dcts.api.Quota;
import dcts.api.RequestHandler;
import dcts.api.Scope;
import dcts.api.ServerInfo;
import dcts.api.Settings;
import dcts.api.SocketRequest;
import dcts.api.Topic;
import dcts.api.Verdict;
import dcts.core.cache.RuntimeCache;
import dcts.core.db.GroupCommitWriter;
import dcts.core.db.Journals;
import dcts.core.db.ValueStore;
import dcts.core.http.Route;
import dcts.core.json.Json;
import dcts.core.permission.PermissionService;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Jdbi;

/**
 * The door of one plugin. Notes everything it hands out in the ledger, demands the capabilities that the manifest asks for,
 * and calls the plugin's code through {@link PluginWork}.
 */
final class HostContext implements PluginContext {
    private static final Duration PURGE_EVERY = Duration.ofHours(1);
    private static final Duration SHORTEST_PERIOD = Duration.ofMillis(100);
    private static final int MOST_CACHED = 1_000_000;

    private final String id;
    private final List<String> required;
    private final Grant grant;
    private final Shared shared;
    private final HostServices services;
    private final Ledger ledger;
    private final PluginWork work;
    private final Jdbi jdbi;
    private final Json json = new Json();
    private final ValueStore values;
    /** The same for the owner, who may count them even when the plugin has ended. */
    private final ValueStore stored;

    private final PromisedEvents promised;
    private final AtomicBoolean purging = new AtomicBoolean();
    private final Map<String, RuntimeCache<?, ?>> caches = new ConcurrentHashMap<>();
    private final List<GroupCommitWriter<?, ?>> writers = new CopyOnWriteArrayList<>();
    private final Set<String> tasks = ConcurrentHashMap.newKeySet();

    /** What all plugins share. */
    record Shared(HostServices services, Jdbi core, ServiceTable table, Journals journals) {}

    HostContext(Manifest manifest, Shared shared, Ledger ledger, PluginWork work) {
        this.id = manifest.id();
        this.required = PluginPlan.required(manifest);
        this.grant = new Grant(id, Set.copyOf(manifest.wanted()));
        this.shared = shared;
        this.services = shared.services();
        this.ledger = ledger;
        this.work = work;
        this.promised = new PromisedEvents(services.events()::declared);
        this.jdbi = services.storage().database().jdbi(id, ledger::demandNotOver);
        this.values = values(services.storage().database().jdbi("core", ledger::demandNotOver));
        this.stored = values(shared.core());
    }

    @Override
    public String pluginId() {
        return id;
    }

    @Override
    public InstantSource clock() {
        return services.machine().clock();
    }

    @Override
    public ServerInfo server() {
        return services.machine().server().get();
    }

    @Override
    public Id newId() {
        return services.storage().writers().ids().next();
    }

    @Override
    public void declare(Permission permission) {
        demandPrefix(permission.key());
        services.people().permissions().declare(permission);
        ledger.note(() -> services.people().permissions().withdraw(permission));
    }

    @Override
    public void declare(Quota quota) {
        demandPrefix(quota.key());
        services.people().permissions().declare(quota);
        ledger.note(() -> services.people().permissions().withdraw(quota));
    }

    @Override
    public void declare(Places places) {
        ledger.note(services.people().places().add(id, new WorkedPlaces(places, work)));
    }

    @Override
    public void gone(Collection<Scope> places) {
        places.forEach(place -> demandPrefix(place.path().substring(place.path().lastIndexOf('/') + 1)));
        services.people().places().gone(List.copyOf(places));
    }

    @Override
    public Places places() {
        return services.people().places();
    }

    @Override
    public Members members() {
        grant.demand(Capabilities.ACCOUNTS);
        return services.people().members();
    }

    @Override
    public Audit audit() {
        return services.people().audit().writtenBy(this::demandPrefix);
    }

    @Override
    public Permissions permissions() {
        return services.people().permissions();
    }

    @Override
    public PermissionChanges decides(PermissionSource source) {
        grant.demand(Capabilities.DECIDE);
        PermissionService permissions = services.people().permissions();
        PermissionChanges changes = permissions.decide(id, new WorkedSource(source, work));
        ledger.note(() -> permissions.end(id));
        return changes;
    }

    @Override
    public <I extends Record, O extends Record> void on(SocketRequest<I, O> request, RequestHandler<I, O> handler) {
        onDeferred(request, (caller, payload, reply) -> reply.ok(handler.handle(caller, payload)));
    }

    @Override
    public <I extends Record, O extends Record> void onDeferred(
            SocketRequest<I, O> request, DeferredHandler<I, O> handler) {
        DeferredHandler<I, O> worked = (caller, payload, reply) ->
                work.run(request.name(), PluginWork.HANDLER, () -> handler.handle(caller, payload, reply));
        promised.add(request.effect());
        ledger.note(services.entrances().requests().add(id, request, worked, json));
    }

    @Override
    public <I extends Record> void on(HttpRoute<I> route, HttpHandler<I> handler) {
        grant.demandPath(route.path());
        String name = route.method() + " " + route.path();
        var added = new Route<>(
                id,
                id + " " + name,
                route,
                (call, body) -> work.call(name, PluginWork.HANDLER, () -> handler.handle(call, body)));
        promised.add(route.effect());
        ledger.note(services.entrances().routes().add(added, json));
    }

    @Override
    public void declare(Announcement<?> announcement) {
        ledger.note(services.entrances().requests().declare(id, announcement));
    }

    @Override
    public Topic topic(Scope scope, Permission permission) {
        return topic(Set.of(scope), permission);
    }

    @Override
    public Topic topic(Collection<Scope> scopes, Permission permission) {
        return new OwnedTopic(services.entrances().gateway().topic(id, scopes, permission, json), ledger);
    }

    @Override
    public Topic topic(Id member) {
        return new OwnedTopic(services.entrances().gateway().topic(id, member, json), ledger);
    }

    @Override
    public <E extends Record> UnaryOperator<E> asks(BeforeEvent<E> event) {
        demandPrefix(event.name());
        UnaryOperator<E> asks = services.events().declare(event);
        ledger.note(() -> services.events().withdraw(event.name()));
        return asks;
    }

    @Override
    public <E extends Record> Consumer<E> tells(AfterEvent<E> event) {
        demandPrefix(event.name());
        Consumer<E> tells = services.events().declare(event);
        ledger.note(() -> services.events().withdraw(event.name()));
        return tells;
    }

    @Override
    public <E extends Record> void before(BeforeEvent<E> event, FailMode onFault, Function<E, Verdict<E>> handler) {
        grant.demand(event.capability());
        Function<E, Verdict<E>> worked =
                about -> work.call(event.name(), PluginWork.HANDLER, () -> handler.apply(about));
        ledger.note(services.events().handle(id, event, onFault, worked));
    }

    @Override
    public <E extends Record> void after(AfterEvent<E> event, Consumer<E> handler) {
        grant.demand(event.capability());
        Consumer<E> worked = what -> work.runUnlessOver(event.name(), PluginWork.HANDLER, () -> handler.accept(what));
        ledger.note(services.events().handle(id, event, worked));
    }

    @Override
    public <S> void provide(Class<S> type, S service) {
        ledger.note(shared.table().provide(id, type, service));
    }

    @Override
    public <S> S service(Class<S> type) {
        ledger.demandNotOver();
        return shared.table().find(type, required);
    }

    @Override
    public Jdbi jdbi() {
        grant.demand(Capabilities.TABLES);
        ledger.demandNotOver();
        return jdbi;
    }

    @Override
    public <D, R> AppendWriter<D, R> writer(AppendTable<D, R> table) {
        grant.demand(Capabilities.TABLES);
        if (!table.name().startsWith(id + "_")) {
            throw new IllegalArgumentException(table.name() + " does not start with " + id + "_");
        }
        var writer = new GroupCommitWriter<>(
                new WorkedTable<>(table, work), services.storage().writers());
        ledger.note(writer);
        writers.add(writer);
        return WorkedTable.outcomes(writer, work);
    }

    @Override
    public <R extends Record> Runnable keeps(Journal<R> journal, Journal.Reader<R> reader) {
        demandPrefix(journal.name());
        Journal.Reader<R> worked =
                (after, limit) -> work.call(journal.name(), PluginWork.TASK, () -> reader.after(after, limit));
        Runnable wake = shared.journals().keep(journal, worked);
        ledger.note(() -> shared.journals().end(journal));
        return wake;
    }

    @Override
    public <R extends Record> void follow(Journal<R> journal, Journal.Start start, Consumer<List<R>> handler) {
        grant.demand(journal.capability());
        Consumer<List<R>> worked = rows -> work.run(journal.name(), PluginWork.TASK, () -> handler.accept(rows));
        ledger.note(shared.journals().follow(id, journal, start, worked));
    }

    @Override
    public KeyValueStore store() {
        ledger.demandNotOver();
        if (purging.compareAndSet(false, true)) {
            recur("purge", PURGE_EVERY, values::purge);
            values.purge();
        }
        return values;
    }

    @Override
    public Path files() {
        grant.demand(Capabilities.FILES);
        ledger.demandNotOver();
        return PluginFiles.directory(services.storage().files(), id);
    }

    @Override
    public <K, V> Cache<K, V> cache(String name, int maxEntries) {
        if (!name.matches("[a-z][a-z0-9]*") || maxEntries < 1 || maxEntries > MOST_CACHED) {
            throw new IllegalArgumentException("a cache has a lower-case word and 1 to " + MOST_CACHED + " entries");
        }
        RuntimeCache<K, V> cache = services.caches().cache(id + "_" + name, maxEntries);
        ledger.note(cache::close);
        caches.put(name, cache);
        return cache;
    }

    @Override
    public <S extends Record> Settings<S> settings(S defaults) {
        Settings<S> opened = services.settings().open(id, defaults);
        ledger.note(() -> services.settings().close(id));
        return new WorkedSettings<>(opened, work);
    }

    @Override
    public void every(String name, Duration period, Runnable task) {
        if (!name.matches("[a-z][a-z0-9]*") || period.compareTo(SHORTEST_PERIOD) < 0) {
            throw new IllegalArgumentException("a task has a lower-case word and a period of at least 100 ms");
        }
        if (!tasks.add(name)) {
            throw new IllegalStateException("the task " + name + " is there already");
        }
        recur(name, period, () -> work.run("task " + name, PluginWork.TASK, task));
    }

    private void recur(String name, Duration period, Runnable task) {
        var recurring =
                new Recurring(id + "-" + name, period, task, services.machine().threads());
        ledger.note(recurring);
    }

    @Override
    public Logins logins() {
        grant.demand(Capabilities.LOGIN_METHOD);
        ledger.demandNotOver();
        return services.people().logins().of(id, ledger::demandNotOver);
    }

    private ValueStore values(Jdbi core) {
        return new ValueStore(core, id, clock(), services.storage().writers().ids());
    }

    private void demandPrefix(String name) {
        if (!name.startsWith(id + ".")) {
            throw new IllegalArgumentException(name + " does not start with " + id + ".");
        }
    }

    /**
     * Demands that every event that an entry point says it fires is declared.
     *
     * @throws IllegalStateException if one is not
     */
    void demandEvents() {
        promised.demand();
    }

    /** What the plugin has cost since it was started, and what it holds now. */
    PluginUsage usage() {
        PluginWork.Cost cost = work.cost();
        long cached = caches.values().stream().mapToLong(RuntimeCache::size).sum();
        return new PluginUsage(
                cost.calls(),
                cost.errors(),
                cost.busy().toMillis(),
                writers.stream().mapToInt(GroupCommitWriter::waiting).sum(),
                tasks.size(),
                cached,
                stored.size(),
                PluginFiles.bytes(services.storage().files(), id));
    }
}
