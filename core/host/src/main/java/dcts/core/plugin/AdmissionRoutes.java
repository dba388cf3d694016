package dcts.core.plugin;

import dcts.api.ApiException;
import dcts.api.Caller;
import dcts.api.Effect;
import dcts.api.HttpReply;
import dcts.api.HttpRoute.NoBody;
import dcts.api.Text;
import dcts.core.http.FreshPassword;
import dcts.core.http.HttpCall;
import dcts.core.http.Route;
import dcts.core.http.RouteTable;
import dcts.core.identity.Console;
import dcts.core.limit.RateLimit;
import org.jspecify.annotations.Nullable;

/**
 * How the owner installs, rolls back and removes plugins. A session is not enough for that: he types his password once more.
 * The console needs none, for whoever reads its secret could change the files themselves.
 */
public final class AdmissionRoutes {
    private final Admission admission;
    private final PluginViews views;
    private final FreshPassword password;
    private final boolean overHttp;

    /**
     * The routes.
     *
     * @param overHttp whether archives may be sent by others than the console
     */
    public AdmissionRoutes(Admission admission, PluginViews views, FreshPassword password, boolean overHttp) {
        this.admission = admission;
        this.views = views;
        this.password = password;
        this.overHttp = overHttp;
    }

    /** What becomes of what a plugin has stored. */
    enum Data {
        KEEP,
        DROP
    }

    /** A request that asks for the owner's password. */
    interface Confirmed {
        @Nullable
        String password();
    }

    record Installing(
            @Text(min = 64, max = 64, pattern = "[0-9a-f]+") String sha256,
            @Nullable @Text(min = 0, max = 256) String password)
            implements Confirmed {
        /** Keeps the password out of logs. */
        @Override
        public String toString() {
            return "Installing[" + sha256 + "]";
        }
    }

    record RollingBack(
            @Text(max = 32, pattern = "[a-z][a-z0-9]+") String id,
            @Nullable @Text(min = 0, max = 256) String password) implements Confirmed {
        /** Keeps the password out of logs. */
        @Override
        public String toString() {
            return "RollingBack[" + id + "]";
        }
    }

    record Removing(
            @Text(max = 32, pattern = "[a-z][a-z0-9]+") String id,
            Data data,
            @Nullable @Text(min = 0, max = 256) String password)
            implements Confirmed {
        /** Keeps the password out of logs. */
        @Override
        public String toString() {
            return "Removing[" + id + "]";
        }
    }

    /** Does something in somebody's name. */
    @FunctionalInterface
    private interface Change<B> {
        void make(B body, Caller by);
    }

    /** Adds the routes. */
    public void register(RouteTable routes) {
        routes.add(Route.post(
                "/api/admin/plugins/upload",
                NoBody.class,
                PluginRoutes.OWNER,
                RateLimit.HTTP_ADDRESS,
                Effect.reads(), // it is kept for a while and changes nothing
                (call, none) -> upload(call)));
        routes.add(confirmed("install", Installing.class, (asked, by) -> admission.install(asked.sha256, by)));
        routes.add(confirmed("rollback", RollingBack.class, (asked, by) -> admission.rollBack(asked.id, by)));
        routes.add(confirmed(
                "remove", Removing.class, (asked, by) -> admission.remove(asked.id, asked.data == Data.DROP, by)));
    }

    private HttpReply upload(HttpCall call) {
        if (!overHttp && !PluginRoutes.caller(call).equals(Console.CALLER)) {
            throw ApiException.forbidden();
        }
        ArchiveReport report = admission.upload(file -> call.saveBody(file, ArchiveLimits.USUAL.archive()));
        return HttpReply.data(views.uploaded(report));
    }

    private <B extends Record & Confirmed> Route<B> confirmed(String verb, Class<B> body, Change<B> change) {
        String path = "/api/admin/plugins/" + verb;
        return Route.post(
                path,
                body,
                PluginRoutes.OWNER,
                RateLimit.LOGIN_ADDRESS,
                PluginRoutes.CHANGE,
                (call, asked) -> password.demand(call, asked.password(), () -> {
                    change.make(asked, PluginRoutes.caller(call));
                    return HttpReply.data(views.all());
                }));
    }
}
