package dcts.core;

import dcts.api.ServerInfo;
import dcts.core.audit.TrailStore;
import dcts.core.builtin.AccountRoutes;
import dcts.core.builtin.AdminRoutes;
import dcts.core.builtin.AuditRoutes;
import dcts.core.builtin.EntryPointRoutes;
import dcts.core.builtin.EntryPoints;
import dcts.core.builtin.PermissionRoutes;
import dcts.core.builtin.ProfileRequests;
import dcts.core.builtin.RightsRequests;
import dcts.core.builtin.ServerRoutes;
import dcts.core.builtin.SettingRoutes;
import dcts.core.http.Authentication;
import dcts.core.http.ClientAddresses;
import dcts.core.http.FreshPassword;
import dcts.core.http.HttpServer;
import dcts.core.http.Origins;
import dcts.core.http.ResourceFolder;
import dcts.core.http.RouteTable;
import dcts.core.http.StaticFiles;
import dcts.core.http.UiPieces;
import dcts.core.ops.HealthRoutes;
import dcts.core.socket.SocketGateway;
import dcts.core.socket.SocketTable;
import dcts.socketio.SocketIoConfig;
import dcts.socketio.SocketIoServer;
import java.util.function.Supplier;

/** Everything that is reachable from outside: routes, files, requests, and the socket. */
final class Doors {
    final RouteTable routes = new RouteTable();
    final StaticFiles files = new StaticFiles();
    final UiPieces pieces = new UiPieces(files);
    final SocketTable requests = new SocketTable();
    final EntryPoints points = new EntryPoints(requests, routes);
    final SocketGateway gateway;
    final SocketIoServer socketIo;
    final Supplier<ServerInfo> info;
    final HealthRoutes health;
    final HttpServer http;

    Doors(Foundation foundation, People people, Resources resources) {
        var config = foundation.config;
        var origins = new Origins(config.publicUrl(), config.allowedOrigins());
        var addresses = new ClientAddresses(config.trustedProxies());
        this.gateway = new SocketGateway(
                new SocketGateway.GatewayParts(
                        requests,
                        people.sessions,
                        people.permissions,
                        foundation.limiter,
                        addresses,
                        origins,
                        foundation.metrics,
                        people.states),
                config.name());
        this.socketIo = resources.add(new SocketIoServer(
                SocketIoConfig.defaults(), gateway.gate(), new SocketIoCounters(foundation.metrics)));
        gateway.attach(socketIo);
        this.info = () ->
                new ServerInfo(config.name(), Version.current(), gateway.membersOnline(), people.sessions.admitsAll());
        this.health = new HealthRoutes(foundation.database, foundation.metrics, people.permissions);
        register(foundation, people);
        this.http = new HttpServer(
                new HttpServer.HttpParts(
                        routes,
                        files,
                        new Authentication(people.sessions, people.console),
                        people.permissions,
                        foundation.limiter,
                        addresses,
                        origins),
                socketIo);
    }

    /** Asks for the password again where a session is not enough. */
    static FreshPassword password(Foundation foundation, People people) {
        return new FreshPassword(people.accounts, foundation.limiter);
    }

    private void register(Foundation foundation, People people) {
        new AccountRoutes(people.accounts, people.states, people.sessions, foundation.limiter).register(routes);
        new AdminRoutes(people.accounts, people.states, people.sessions, password(foundation, people))
                .register(routes, people.permissions);
        new ServerRoutes(info, people.accounts, pieces).register(routes);
        new SettingRoutes(foundation.settings, foundation.events).register(routes, people.permissions);
        new PermissionRoutes(people.permissions, password(foundation, people), foundation.events).register(routes);
        new EntryPointRoutes(points).register(routes, people.permissions);
        new AuditRoutes(new TrailStore(foundation.database.jdbi("core"))).register(routes, people.permissions);
        new ProfileRequests(people.accounts).register(requests);
        new RightsRequests(people.permissions, people.states, people.places).register(requests);
        health.register(routes);
        files.addShell(ResourceFolder.read(Doors.class.getClassLoader(), "dcts/web", "index.html"));
        pieces.onChange(gateway::announceUiChange);
    }
}
