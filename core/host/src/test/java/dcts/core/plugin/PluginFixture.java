package dcts.core.plugin;

import dcts.api.ServerInfo;
import dcts.core.audit.AuditStore;
import dcts.core.cache.Caches;
import dcts.core.db.Database;
import dcts.core.db.Delivery;
import dcts.core.db.GroupCommitWriter;
import dcts.core.db.IdGenerator;
import dcts.core.db.MigrationSource;
import dcts.core.db.Migrations;
import dcts.core.db.TestDatabase;
import dcts.core.event.EventTable;
import dcts.core.http.ClientAddresses;
import dcts.core.http.Origins;
import dcts.core.http.RouteTable;
import dcts.core.http.StaticFiles;
import dcts.core.http.UiPieces;
import dcts.core.identity.Accounts;
import dcts.core.identity.HashMemory;
import dcts.core.identity.IdentityLogins;
import dcts.core.identity.IdentityParts;
import dcts.core.identity.MemberDirectory;
import dcts.core.identity.MemberStates;
import dcts.core.identity.Sessions;
import dcts.core.limit.RateLimiter;
import dcts.core.metrics.Metrics;
import dcts.core.permission.PermissionFixture;
import dcts.core.permission.PermissionService;
import dcts.core.permission.PlaceTable;
import dcts.core.setting.SecretBox;
import dcts.core.setting.SettingsTable;
import dcts.core.socket.SocketGateway;
import dcts.core.socket.SocketTable;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadFactory;

/** The plugin host alone, without a server around it, for what a server would make too slow. */
final class PluginFixture implements AutoCloseable {
    private final ThreadFactory threads = Thread.ofPlatform().daemon().factory();
    private final Metrics metrics = new Metrics();
    private final Caches caches = new Caches(metrics);
    private final InstantSource clock = InstantSource.system();
    private final IdGenerator ids = new IdGenerator(clock, 0);
    private final TestDatabase test = TestDatabase.create();
    private final Database database = test.open();
    private final Migrations migrations = new Migrations(database);
    private final Delivery delivery = new Delivery(threads);
    final PermissionService permissions;
    final UiPieces pieces = new UiPieces(new StaticFiles());
    final PluginHost host;

    PluginFixture(Path folder, Duration startLimit) {
        migrations.run(new MigrationSource("core", getClass().getClassLoader(), "dcts/core/migrations"));
        permissions = PermissionFixture.on(database, caches, clock);
        var folders = new Folders(folder, folder.resolve("data"), sha256 -> true);
        host = new PluginHost(services(folder), new PluginHost.Source(folders, false, startLimit));
        host.reconcile();
    }

    private HostServices services(Path folder) {
        var requests = new SocketTable();
        var events = new EventTable(Thread.ofVirtual().factory(), metrics);
        var people = new IdentityParts(database.jdbi("core"), new SecureRandom(), ids, clock, caches, events);
        var states = new MemberStates(people);
        var sessions = new Sessions(people, states);
        var accounts = new Accounts(people, new HashMemory(threads, Duration.ofSeconds(1)));
        var gateway = new SocketGateway(
                new SocketGateway.GatewayParts(
                        requests,
                        sessions,
                        permissions,
                        new RateLimiter(clock, false),
                        new ClientAddresses(List.of()),
                        new Origins("", List.of()),
                        metrics,
                        states),
                "test");
        var writers = new GroupCommitWriter.WriterParts(database.ownConnections(), ids, delivery, metrics, threads);
        var secrets = new SecretBox(folder.resolve("secret.key"), new SecureRandom());
        return new HostServices(
                new HostServices.Storage(database, migrations, writers, folder.resolve("files")),
                new HostServices.Entrances(requests, gateway, new RouteTable(), pieces),
                new HostServices.People(
                        permissions,
                        new IdentityLogins(people, accounts, sessions),
                        new MemberDirectory(people),
                        new PlaceTable("test", events),
                        new AuditStore(ids, clock)),
                events,
                new SettingsTable(database.jdbi("core"), new AuditStore(ids, clock), secrets, Map.of(), clock),
                caches,
                new HostServices.Machine(
                        clock, Thread.ofVirtual().factory(), () -> new ServerInfo("test", "0", 0, true)));
    }

    @Override
    public void close() {
        host.close();
        delivery.close();
        database.close();
        test.close();
    }
}
