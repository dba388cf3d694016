package dcts.core.plugin;

import dcts.api.Announcement;
import dcts.api.AppendTable;
import dcts.api.AppendWriter;
import dcts.api.DeferredHandler;
import dcts.api.Id;
import dcts.api.Permission;
import dcts.api.Permissions;
import dcts.api.PluginContext;
import dcts.api.RequestHandler;
import dcts.api.Scope;
import dcts.api.SocketRequest;
import dcts.api.Topic;
import dcts.core.db.GroupCommitWriter;
import dcts.core.json.Json;
import java.time.InstantSource;
import org.jdbi.v3.core.Jdbi;

/** The door of one plugin. Notes everything it hands out in the ledger. */
final class HostContext implements PluginContext {
    private final String pluginId;
    private final PluginHost.Services services;
    private final Ledger ledger;
    private final Jdbi jdbi;
    private final Json json = new Json();

    HostContext(String pluginId, PluginHost.Services services, Ledger ledger) {
        this.pluginId = pluginId;
        this.services = services;
        this.ledger = ledger;
        this.jdbi = services.database().jdbi(pluginId);
    }

    @Override
    public String pluginId() {
        return pluginId;
    }

    @Override
    public InstantSource clock() {
        return services.clock();
    }

    @Override
    public Id newId() {
        return services.writers().ids().next();
    }

    @Override
    public Jdbi jdbi() {
        ledger.demandOpen();
        return jdbi;
    }

    @Override
    public void declare(Permission permission) {
        if (!permission.key().startsWith(pluginId + ".")) {
            throw new IllegalArgumentException(permission.key() + " does not start with " + pluginId + ".");
        }
        services.permissions().declare(permission);
        ledger.note(() -> services.permissions().withdraw(permission));
    }

    @Override
    public Permissions permissions() {
        return services.permissions();
    }

    @Override
    public <I extends Record, O extends Record> void on(SocketRequest<I, O> request, RequestHandler<I, O> handler) {
        onDeferred(request, (caller, payload, reply) -> reply.ok(handler.handle(caller, payload)));
    }

    @Override
    public <I extends Record, O extends Record> void onDeferred(
            SocketRequest<I, O> request, DeferredHandler<I, O> handler) {
        ledger.note(services.requests().add(pluginId, request, handler, json));
    }

    @Override
    public Topic topic(Scope scope, Permission permission) {
        Topic topic = services.gateway().topic(pluginId, scope, permission, json);
        return new Topic() {
            @Override
            public <T extends Record> void announce(Announcement<T> announcement, T payload) {
                ledger.demandNotOver();
                topic.announce(announcement, payload);
            }
        };
    }

    @Override
    public <D, R> AppendWriter<D, R> writer(AppendTable<D, R> table) {
        if (!table.name().startsWith(pluginId + "_")) {
            throw new IllegalArgumentException(table.name() + " does not start with " + pluginId + "_");
        }
        var writer = new GroupCommitWriter<>(table, services.writers());
        ledger.note(writer::close);
        return writer;
    }
}
