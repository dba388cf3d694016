package dcts.core.ops;

import dcts.api.Access;
import dcts.api.ApiException;
import dcts.api.Holder;
import dcts.api.HttpReply;
import dcts.api.Permission;
import dcts.api.Scope;
import dcts.core.db.Database;
import dcts.core.http.HttpCall;
import dcts.core.http.Route;
import dcts.core.http.RouteTable;
import dcts.core.metrics.Metrics;
import dcts.core.permission.PermissionService;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** Whether the server lives, whether it can do its work, and what it counts. */
public final class HealthRoutes {
    private static final Permission READ_METRICS = new Permission(
            "core.readMetrics",
            Holder.OWNER,
            "Read the figures",
            "See the figures of the server, for programs that watch it.");
    private static final String TEXT = "text/plain; charset=utf-8";

    private final Database database;
    private final Metrics metrics;
    private final PermissionService permissions;
    private volatile Optional<String> notReady = Optional.of("starting");

    public HealthRoutes(Database database, Metrics metrics, PermissionService permissions) {
        this.database = database;
        this.metrics = metrics;
        this.permissions = permissions;
    }

    /** Adds the routes. */
    public void register(RouteTable routes) {
        permissions.declare(READ_METRICS);
        routes.add(Route.get("/health/live", Access.anyone(), (call, none) -> plain(200, "live\n")));
        routes.add(Route.get("/health/ready", Access.anyone(), (call, none) -> ready()));
        routes.add(Route.get("/metrics", Access.anyone(), (call, none) -> metrics(call)));
    }

    /** From now on the server can do its work. */
    public void started() {
        notReady = Optional.empty();
    }

    /** From now on it cannot. */
    public void stopping() {
        notReady = Optional.of("stopping");
    }

    private HttpReply ready() {
        Optional<String> reason = notReady.isPresent() ? notReady : databaseFault();
        return reason.map(r -> plain(503, r + "\n")).orElseGet(() -> plain(200, "ready\n"));
    }

    private static HttpReply plain(int status, String text) {
        return new HttpReply.Plain(status, TEXT, text, Map.of());
    }

    private Optional<String> databaseFault() {
        try (Connection connection = database.connection()) {
            return connection.isValid(1) ? Optional.empty() : Optional.of("the database does not answer");
        } catch (SQLException e) {
            return Optional.of("the database cannot be reached");
        }
    }

    /** Metrics are for the machine itself, where collectors run, and for the owner. */
    private HttpReply metrics(HttpCall call) {
        boolean allowed = call.local()
                || call.caller()
                        .filter(c -> permissions.may(c, READ_METRICS, Scope.SERVER))
                        .isPresent();
        if (!allowed) {
            throw ApiException.forbidden();
        }
        return new HttpReply.Plain(200, "text/plain; version=0.0.4; charset=utf-8", metrics.text(), Map.of());
    }
}
