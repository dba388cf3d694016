package dcts.core.plugin;

import dcts.core.cache.Caches;
import dcts.core.db.Database;
import dcts.core.db.Delivery;
import dcts.core.db.GroupCommitWriter;
import dcts.core.db.IdGenerator;
import dcts.core.db.MigrationSource;
import dcts.core.db.Migrations;
import dcts.core.db.TestDatabase;
import dcts.core.http.ClientAddresses;
import dcts.core.http.Origins;
import dcts.core.http.StaticFiles;
import dcts.core.http.UiPieces;
import dcts.core.identity.Sessions;
import dcts.core.limit.RateLimiter;
import dcts.core.metrics.Metrics;
import dcts.core.permission.DeclaredDefaults;
import dcts.core.permission.PermissionService;
import dcts.core.socket.SocketGateway;
import dcts.core.socket.SocketTable;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
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
    final PermissionService permissions = new PermissionService(new DeclaredDefaults(), caches);
    final UiPieces pieces = new UiPieces(new StaticFiles());
    final PluginHost host;

    PluginFixture(Path folder, Duration startLimit) {
        migrations.run(new MigrationSource("core", getClass().getClassLoader(), "dcts/core/migrations"));
        var folders = new Folders(folder, folder.resolve("data"), sha256 -> true);
        host = new PluginHost(services(), new PluginHost.Source(folders, false, startLimit));
        host.reconcile();
    }

    private PluginHost.Services services() {
        var requests = new SocketTable();
        var gateway = new SocketGateway(
                new SocketGateway.GatewayParts(
                        requests,
                        new Sessions(database.jdbi("core"), new SecureRandom(), ids, clock, caches),
                        permissions,
                        new RateLimiter(clock, false),
                        new ClientAddresses(List.of()),
                        new Origins("", List.of()),
                        metrics),
                "test");
        var writers = new GroupCommitWriter.WriterParts(database.ownConnections(), ids, delivery, metrics, threads);
        return new PluginHost.Services(database, migrations, permissions, requests, gateway, pieces, writers, clock);
    }

    @Override
    public void close() {
        host.close();
        delivery.close();
        database.close();
        test.close();
    }
}
