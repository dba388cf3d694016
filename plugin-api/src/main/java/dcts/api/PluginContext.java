package dcts.api;

import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;

/**
 * A plugin's only door to the host. Everything it hands out is owned by the plugin and ends with it. All methods may be
 * called from any thread while the plugin runs; afterwards they throw {@link IllegalStateException}.
 */
public interface PluginContext {
    /** The id in the plugin's manifest; names of events, permissions and tables start with it. */
    String pluginId();

    /** The clock to use instead of the system's, so that tests can turn its hands. */
    InstantSource clock();

    /** A new id, larger than all ids this server gave before. */
    Id newId();

    /** Access to the plugin's own tables, which its {@code migrations/} have made before it started. */
    Jdbi jdbi();

    /**
     * Declares a permission, so that it can be asked for and appears in the editor of roles.
     *
     * @throws IllegalArgumentException if its key does not start with the plugin's id and a dot
     */
    void declare(Permission permission);

    /** Answers who may do what, where. */
    Permissions permissions();

    /**
     * Answers a request of clients. The handler runs on a thread that may block; requests of one connection run one at
     * a time in the order of their arrival.
     */
    <I extends Record, O extends Record> void on(SocketRequest<I, O> request, RequestHandler<I, O> handler);

    /**
     * Answers a request of clients later than the handler returns, for answers that wait for a commit.
     */
    <I extends Record, O extends Record> void onDeferred(SocketRequest<I, O> request, DeferredHandler<I, O> handler);

    /**
     * The connected members who hold a permission at a scope, kept current while rights and connections change.
     */
    Topic topic(Scope scope, Permission permission);

    /**
     * Opens an append-only table for group commit: the rows of all callers of the moment go into one insert.
     *
     * @throws ApiException if the database cannot be read
     */
    <D, R> AppendWriter<D, R> writer(AppendTable<D, R> table);
}
