package dcts.core.http;

import dcts.core.cache.Caches;
import dcts.core.db.Database;
import dcts.core.db.IdGenerator;
import dcts.core.db.MigrationSource;
import dcts.core.db.Migrations;
import dcts.core.db.TestDatabase;
import dcts.core.event.EventTable;
import dcts.core.identity.Console;
import dcts.core.identity.IdentityParts;
import dcts.core.identity.MemberStates;
import dcts.core.identity.Sessions;
import dcts.core.limit.RateLimiter;
import dcts.core.metrics.Metrics;
import dcts.core.permission.PermissionFixture;
import dcts.socketio.HandshakeGate;
import dcts.socketio.SocketIoConfig;
import dcts.socketio.SocketIoMetrics;
import dcts.socketio.SocketIoServer;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;

/** The HTTP server alone, with routes and files of a test's own. */
final class HttpFixture implements AutoCloseable {
    final RouteTable routes = new RouteTable();
    final StaticFiles files = new StaticFiles();
    private final TestDatabase test = TestDatabase.create();
    private final Database database = test.open();
    private final SocketIoServer socketIo =
            new SocketIoServer(SocketIoConfig.defaults(), HandshakeGate.open(), SocketIoMetrics.NONE);
    private final HttpServer server;
    private final int port;

    HttpFixture() {
        new Migrations(database)
                .run(new MigrationSource("core", HttpFixture.class.getClassLoader(), "dcts/core/migrations"));
        var caches = new Caches(new Metrics());
        var random = new SecureRandom();
        var clock = InstantSource.system();
        var events = new EventTable(Thread.ofVirtual().factory(), new Metrics());
        var parts = new IdentityParts(database.jdbi("core"), random, new IdGenerator(clock, 0), clock, caches, events);
        var sessions = new Sessions(parts, new MemberStates(parts));
        server = new HttpServer(
                new HttpServer.HttpParts(
                        routes,
                        files,
                        new Authentication(sessions, new Console(random)),
                        PermissionFixture.on(database, caches, clock),
                        new RateLimiter(clock, false),
                        new ClientAddresses(List.of()),
                        new Origins("", List.of())),
                socketIo);
        port = server.start("127.0.0.1", 0);
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Stops to answer; the rest is left for {@link #close}. */
    void stop() {
        server.close();
    }

    @Override
    public void close() {
        socketIo.close();
        server.close();
        database.close();
        test.close();
    }
}
