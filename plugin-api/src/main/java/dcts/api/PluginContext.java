package dcts.api;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Jdbi;

/**
 * A plugin's only door to the host. Everything it hands out is owned by the plugin and ends with it. All methods may be
 * called from any thread while the plugin runs. Afterwards whatever registers something or reaches the plugin's data throws
 * {@link IllegalStateException}, and writers answer {@code unavailable}. A method whose capability the plugin's manifest does
 * not ask for throws {@link IllegalStateException}, too, and so does what registers the 10,001st thing.
 */
public interface PluginContext {
    /** The id in the plugin's manifest; names of events, permissions and tables start with it. */
    String pluginId();

    /** The clock to use instead of the system's, so that tests can turn its hands. */
    InstantSource clock();

    /** What strangers may know of the server. */
    ServerInfo server();

    /** A new id, larger than all ids this server gave before. */
    Id newId();

    // ---- what members ask and hear

    /**
     * Declares a permission, so that it can be asked for and appears in the editor of roles.
     *
     * @throws IllegalArgumentException if its key does not start with the plugin's id and a dot
     */
    void declare(Permission permission);

    /**
     * Declares a number that roles can set.
     *
     * @throws IllegalArgumentException if its key does not start with the plugin's id and a dot
     */
    void declare(Quota quota);

    /** Answers who may do what, where. */
    Permissions permissions();

    /** Declares places by name. Their kinds start with the plugin's id. */
    void declare(Places places);

    /**
     * Says that places of the plugin are gone for good, all that went with one change, so that what others keep about them
     * goes, too.
     *
     * @throws IllegalArgumentException if the kind of one does not start with the plugin's id and a dot
     */
    void gone(Collection<Scope> places);

    /** The places of all plugins, the whole server first. */
    Places places();

    /** The accounts of the server. Capability {@code accounts.read}. */
    Members members();

    /** The trail of changes. */
    Audit audit();

    /**
     * Decides who may do what. Capability {@code permissions.decide}. While a plugin that has decided once does not run,
     * everybody but the owner is refused with {@code unavailable}, until the owner goes back to the declared defaults.
     *
     * @throws IllegalStateException if another plugin decides already
     */
    PermissionChanges decides(PermissionSource source);

    /**
     * Answers a request of clients. The handler runs on a thread that may block; requests of one connection run one at
     * a time in the order of their arrival. A handler that takes longer than 5 s is interrupted.
     *
     * {@snippet file="Examples.java" region="request"}
     */
    <I extends Record, O extends Record> void on(SocketRequest<I, O> request, RequestHandler<I, O> handler);

    /**
     * Answers a request of clients later than the handler returns, for answers that wait for a commit.
     */
    <I extends Record, O extends Record> void onDeferred(SocketRequest<I, O> request, DeferredHandler<I, O> handler);

    /**
     * Answers HTTP requests. Capability {@code http.routes}. A handler that takes longer than 5 s is interrupted.
     *
     * {@snippet file="Examples.java" region="route"}
     */
    <I extends Record> void on(HttpRoute<I> route, HttpHandler<I> handler);

    /** Declares what the plugin announces to clients. Only what is declared can be announced. */
    void declare(Announcement<?> announcement);

    /** The connected members who hold a permission at a scope, kept current while rights and connections change. */
    Topic topic(Scope scope, Permission permission);

    /** The connected members who hold a permission at one of these scopes, each told once, kept current as well. */
    Topic topic(Collection<Scope> scopes, Permission permission);

    /** The connections of one member, of which there may be none. */
    Topic topic(Id member);

    // ---- what plugins tell each other

    /**
     * Declares an event that is asked about before something happens. What is returned asks: it gives back the event,
     * as handlers have left it, or throws the {@link ApiException} of the one that refused.
     */
    <E extends Record> UnaryOperator<E> asks(BeforeEvent<E> event);

    /** Declares an event that is told after something happened. What is returned tells, and never blocks. */
    <E extends Record> Consumer<E> tells(AfterEvent<E> event);

    /**
     * Is asked about something before it happens, after the plugins that this one requires. The event's capability.
     *
     * {@snippet file="Examples.java" region="events"}
     *
     * @param onFault what happens if the handler fails, or takes longer than 250 ms; an {@link ApiException} refuses
     */
    <E extends Record> void before(BeforeEvent<E> event, FailMode onFault, Function<E, Verdict<E>> handler);

    /** Is told of something that happened, on a thread that may block for up to 5 s. The event's capability. */
    <E extends Record> void after(AfterEvent<E> event, Consumer<E> handler);

    /** Offers a service to plugins that require this one. Its type is an interface of an {@code api} package. */
    <S> void provide(Class<S> type, S service);

    /**
     * A service of a plugin that this one requires.
     *
     * @throws IllegalStateException if none of them provides it
     */
    <S> S service(Class<S> type);

    // ---- data

    /**
     * Access to the plugin's own tables, which its {@code migrations/} have made before it started. Capability
     * {@code db.tables}.
     */
    Jdbi jdbi();

    /**
     * Opens an append-only table for group commit: the rows of all callers of the moment go into one insert. Capability
     * {@code db.tables}.
     *
     * @throws ApiException if the database cannot be read
     */
    <D, R> AppendWriter<D, R> writer(AppendTable<D, R> table);

    /**
     * Keeps a journal that other plugins can follow.
     *
     * @return tells followers that there are new rows; without it they notice within 5 s
     */
    <R extends Record> Runnable keeps(Journal<R> journal, Journal.Reader<R> reader);

    /**
     * Follows a journal: every row at least once, in order, also those that were added while this plugin did not run. Rows
     * that the handler threw at come again later. The journal's capability.
     *
     * @param start where to begin the first time
     * @param handler gets up to 100 rows at once, on a thread that may block for up to 30 s
     */
    <R extends Record> void follow(Journal<R> journal, Journal.Start start, Consumer<List<R>> handler);

    /**
     * Small values of the plugin's own.
     *
     * {@snippet file="Examples.java" region="store"}
     */
    KeyValueStore store();

    /**
     * A directory of the plugin's own, which backups contain. Capability {@code files}.
     *
     * @throws java.io.UncheckedIOException if it cannot be made
     */
    Path files();

    /**
     * A new cache.
     *
     * @param name a lower-case word, unique in the plugin
     * @param maxEntries how many values it holds at most, 1 to 1,000,000
     */
    <K, V> Cache<K, V> cache(String name, int maxEntries);

    // ---- the owner's choices, time, and logging in

    /**
     * What the owner has set. Called once.
     *
     * {@snippet file="Examples.java" region="use-settings"}
     *
     * @param defaults a record whose components each have a {@link Meaning} and bounds
     */
    <S extends Record> Settings<S> settings(S defaults);

    /**
     * Does something again and again, the first time after one period, never twice at once. What takes longer than 30 s
     * is interrupted.
     *
     * @param name a lower-case word, unique in the plugin
     * @param period at least 100 ms
     */
    void every(String name, Duration period, Runnable task);

    /** Lets members in by another proof than a password. Capability {@code login.method}. */
    Logins logins();
}
