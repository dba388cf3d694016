package dcts.core;

import dcts.api.Caller;
import dcts.core.db.Delivery;
import dcts.core.db.GroupCommitWriter;
import dcts.core.identity.Registration;
import dcts.core.ops.ConsoleFile;
import dcts.core.plugin.AdmissionRoutes;
import dcts.core.plugin.HostServices;
import dcts.core.plugin.PluginHost;
import dcts.core.plugin.PluginRoutes;
import dcts.core.plugin.PluginStatus;
import dcts.core.plugin.PluginViews;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One server, put together from top to bottom by plain constructors; what is used where can be read here. */
final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);

    private final Resources resources = new Resources();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ServerOptions options;
    private final Foundation foundation;
    private final People people;
    private final Doors doors;
    private final PluginHost plugins;
    private final int port;

    /**
     * Starts a server; returns when it answers.
     *
     * @throws RuntimeException with a sentence for the owner if something that it needs cannot be had
     */
    Server(ServerOptions options) {
        this.options = options;
        try {
            this.foundation = new Foundation(options, resources);
            this.people = new People(foundation, resources);
            this.doors = new Doors(foundation, people, resources);
            this.plugins = plugins();
            this.port = listen();
        } catch (RuntimeException | Error e) {
            resources.close();
            throw e;
        }
    }

    private PluginHost plugins() {
        var delivery = resources.add(new Delivery(foundation.threads));
        var writers = new GroupCommitWriter.WriterParts(
                foundation.database.ownConnections(), foundation.ids, delivery, foundation.metrics, foundation.threads);
        boolean safe = options.is(ServerOptions.Mode.SAFE);
        var source = new PluginHost.Source(options.folders(), safe);
        var services = new HostServices(
                new HostServices.Storage(
                        foundation.database,
                        foundation.migrations,
                        writers,
                        options.data().resolve("files")),
                new HostServices.Entrances(doors.requests, doors.gateway, doors.routes, doors.pieces),
                new HostServices.People(
                        people.permissions, people.logins, people.directory, people.places, foundation.audit),
                foundation.events,
                foundation.settings,
                foundation.caches,
                new HostServices.Machine(foundation.clock, foundation.waiting, doors.info));
        var host = resources.add(new PluginHost(services, source));
        foundation.endListeners.add(host::expectEnd);
        boolean overHttp = foundation.config.plugins().installOverHttp();
        var admission = host.admission();
        var views = new PluginViews(host, admission, doors.points, people.permissions, overHttp);
        new PluginRoutes(host, views).register(doors.routes, people.permissions);
        new AdmissionRoutes(admission, views, Doors.password(foundation, people), overHttp).register(doors.routes);
        host.reconcile(); // after all that is the core's own, so that no plugin takes its place
        return host;
    }

    private int listen() {
        int wanted = options.port().orElse(foundation.config.port());
        // A demo's password is known to everybody, so it is for this machine only.
        String host = options.is(ServerOptions.Mode.DEMO) ? "127.0.0.1" : foundation.config.host();
        int listening = resources.add(doors.http).start(host, wanted);
        resources.add(new ConsoleFile(options.data(), listening, people.console));
        doors.health.started();
        return listening;
    }

    /** Where members find the server. */
    String url() {
        String configured = foundation.config.publicUrl();
        return configured.isEmpty() ? "http://localhost:" + port : configured;
    }

    /** Where the first owner registers, while there is none. */
    Optional<String> ownerLink() {
        return people.accounts.ownerLink().secret().map(secret -> url() + "/#/welcome/" + secret);
    }

    /** What became of the plugins. */
    List<PluginStatus> pluginStatuses() {
        return plugins.statuses();
    }

    /** Makes two accounts and lets the plugins fill the server with examples. */
    void demo(String password) {
        Optional<String> secret = people.accounts.ownerLink().secret();
        if (secret.isEmpty()) {
            return;
        }
        Caller owner = people.accounts.register(new Registration("owner", password, "Demo Owner", secret.get(), null));
        Caller member = people.accounts.register(new Registration("member", password, "Demo Member", null, null));
        plugins.demo(List.of(owner, member));
    }

    /** Tells clients, finishes what was acknowledged, ends. Done within ten seconds. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            LOG.info("Stopping.");
            foundation.ending();
            doors.health.stopping();
            doors.gateway.announceClosing();
            // Before the HTTP server, which forgets open sockets without closing them.
            doors.socketIo.close();
            resources.close();
            LOG.info("Stopped.");
        }
    }
}
