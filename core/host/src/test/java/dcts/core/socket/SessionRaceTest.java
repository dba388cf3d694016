package dcts.core.socket;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.api.Caller;
import dcts.api.Members;
import dcts.api.Permission;
import dcts.api.PermissionChanges;
import dcts.api.PermissionSource;
import dcts.api.Scope;
import dcts.core.cache.Caches;
import dcts.core.db.Database;
import dcts.core.db.IdGenerator;
import dcts.core.db.MigrationSource;
import dcts.core.db.Migrations;
import dcts.core.db.TestDatabase;
import dcts.core.event.EventTable;
import dcts.core.http.Authentication;
import dcts.core.http.ClientAddresses;
import dcts.core.http.HttpServer;
import dcts.core.http.Origins;
import dcts.core.http.RouteTable;
import dcts.core.http.StaticFiles;
import dcts.core.identity.Accounts;
import dcts.core.identity.Console;
import dcts.core.identity.HashMemory;
import dcts.core.identity.IdentityParts;
import dcts.core.identity.MemberDirectory;
import dcts.core.identity.MemberStates;
import dcts.core.identity.Registration;
import dcts.core.identity.Sessions;
import dcts.core.limit.RateLimiter;
import dcts.core.metrics.Metrics;
import dcts.core.permission.PermissionFixture;
import dcts.core.testing.LeakCheck;
import dcts.socketio.SocketIoConfig;
import dcts.socketio.SocketIoMetrics;
import dcts.socketio.SocketIoServer;
import io.socket.client.IO;
import io.socket.client.Socket;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A session, or the right to a view, that ends in the very moment of its connection. */
class SessionRaceTest {
    @RegisterExtension
    final LeakCheck leaks = new LeakCheck();

    private final CountDownLatch admitted = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    private volatile boolean mayView = true;

    /** Lets everybody do everything, but holds up the caller who has just been admitted, or whoever asks for eyes. */
    private final class SlowSource implements PermissionSource {
        @Override
        public String classOf(Caller caller) {
            if (!caller.loginName().equals("viewer")) {
                holdUp();
            }
            return "all";
        }

        @Override
        public Optional<String> classOf(String sample) {
            holdUp();
            return Optional.of("sample");
        }

        private void holdUp() {
            admitted.countDown();
            try {
                goOn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public boolean allows(String permissionClass, Permission permission, Scope scope) {
            return mayView || !permission.key().equals("core.viewAs");
        }
    }

    /** A server that runs. */
    private record Stage(Accounts accounts, Sessions sessions, PermissionChanges changes, int port) {
        String logIn(String name) {
            return sessions.open(accounts.register(new Registration(name, "correct horse", null, null, null)));
        }
    }

    /** What happens on it. */
    private interface Play {
        void on(Stage stage) throws Exception;
    }

    @Test
    @Timeout(60)
    void aSessionIsNotLeftOpen() throws Exception {
        play(stage -> {
            String token = stage.logIn("someone");
            CompletableFuture<String> ended = connect(stage.port, Map.of("token", token));
            admitted.await();
            stage.sessions.end(stage.sessions.find(token).orElseThrow());
            goOn.countDown();
            assertThat(ended.get(10, TimeUnit.SECONDS)).isIn("io server disconnect", "refused");
        });
    }

    @Test
    @Timeout(60)
    void aViewIsNotLeftOpen() throws Exception {
        play(stage -> {
            CompletableFuture<String> ended =
                    connect(stage.port, Map.of("token", stage.logIn("viewer"), "viewAs", "role:1"));
            admitted.await();
            mayView = false;
            stage.changes.rights();
            goOn.countDown();
            assertThat(ended.get(10, TimeUnit.SECONDS)).isEqualTo("io server disconnect");
        });
    }

    private static void migrate(Database database) {
        new Migrations(database)
                .run(new MigrationSource("core", SessionRaceTest.class.getClassLoader(), "dcts/core/migrations"));
    }

    private void play(Play play) throws Exception {
        try (TestDatabase test = TestDatabase.create();
                Database database = test.open()) {
            migrate(database);
            play(database, play);
        }
    }

    private void play(Database database, Play play) throws Exception {
        var metrics = new Metrics();
        var caches = new Caches(metrics);
        var random = new SecureRandom();
        var clock = InstantSource.system();
        var ids = new IdGenerator(clock, 0);
        var events = new EventTable(Thread.ofVirtual().factory(), metrics);
        var parts = new IdentityParts(database.jdbi("core"), random, ids, clock, caches, events);
        var states = new MemberStates(parts);
        var sessions = new Sessions(parts, states);
        var accounts = new Accounts(parts, new HashMemory(Thread.ofVirtual().factory(), Duration.ofSeconds(1)));
        var directory = new MemberDirectory(parts);
        var permissions = PermissionFixture.on(
                database,
                caches,
                clock,
                states::of,
                id -> directory.find(List.of(id)).stream()
                        .map(Members.Member::caller)
                        .findFirst());
        PermissionChanges changes = permissions.decide("slow", new SlowSource());
        var limiter = new RateLimiter(clock, false);
        var addresses = new ClientAddresses(List.of());
        var origins = new Origins("", List.of());
        var gateway = new SocketGateway(
                new SocketGateway.GatewayParts(
                        new SocketTable(), sessions, permissions, limiter, addresses, origins, metrics, states),
                "test");
        try (var socketIo = new SocketIoServer(SocketIoConfig.defaults(), gateway.gate(), SocketIoMetrics.NONE);
                var http = new HttpServer(
                        new HttpServer.HttpParts(
                                new RouteTable(),
                                new StaticFiles(),
                                new Authentication(sessions, new Console(random)),
                                permissions,
                                limiter,
                                addresses,
                                origins),
                        socketIo)) {
            gateway.attach(socketIo);
            int port = http.start("127.0.0.1", 0);
            play.on(new Stage(accounts, sessions, changes, port));
        }
    }

    private static CompletableFuture<String> connect(int port, Map<String, String> auth) {
        var options = new IO.Options();
        options.forceNew = true;
        options.reconnection = false;
        options.auth = auth;
        Socket socket = IO.socket(URI.create("http://127.0.0.1:" + port), options);
        var ended = new CompletableFuture<String>();
        socket.on(Socket.EVENT_DISCONNECT, args -> ended.complete(String.valueOf(args[0])));
        socket.on(Socket.EVENT_CONNECT_ERROR, args -> ended.complete("refused"));
        socket.connect();
        return ended;
    }
}
