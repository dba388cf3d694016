package dcts.core.plugin;

import dcts.api.Members;
import dcts.api.ServerInfo;
import dcts.core.audit.AuditStore;
import dcts.core.cache.Caches;
import dcts.core.db.Database;
import dcts.core.db.GroupCommitWriter;
import dcts.core.db.Migrations;
import dcts.core.event.EventTable;
import dcts.core.http.RouteTable;
import dcts.core.http.UiPieces;
import dcts.core.identity.IdentityLogins;
import dcts.core.permission.PermissionService;
import dcts.core.permission.PlaceTable;
import dcts.core.setting.SettingsTable;
import dcts.core.socket.SocketGateway;
import dcts.core.socket.SocketTable;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;

/** What the host hands out to plugins. */
public record HostServices(
        Storage storage,
        Entrances entrances,
        People people,
        EventTable events,
        SettingsTable settings,
        Caches caches,
        Machine machine) {

    /**
     * Time, threads, and the server as strangers see it.
     *
     * @param threads virtual ones, for what waits
     */
    public record Machine(InstantSource clock, ThreadFactory threads, Supplier<ServerInfo> server) {}

    /**
     * Where plugins keep things.
     *
     * @param files holds a directory for each plugin that wants one
     */
    public record Storage(
            Database database, Migrations migrations, GroupCommitWriter.WriterParts writers, Path files) {}

    /** Where clients reach plugins. */
    public record Entrances(SocketTable requests, SocketGateway gateway, RouteTable routes, UiPieces pieces) {}

    /** Who may do what, and who is let in. */
    public record People(
            PermissionService permissions,
            IdentityLogins logins,
            Members members,
            PlaceTable places,
            AuditStore audit) {}
}
