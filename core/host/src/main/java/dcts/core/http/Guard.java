package dcts.core.http;

import dcts.api.Access;
import dcts.api.ApiException;
import dcts.api.HttpRoute;
import dcts.core.limit.RateLimiter;
import dcts.core.permission.PermissionService;
import io.javalin.http.Context;
import java.util.Optional;

/** Checks what a route declared, before its handler runs: rate, caller, permission. */
final class Guard {
    private final Authentication authentication;
    private final PermissionService permissions;
    private final RateLimiter limiter;
    private final Origins origins;

    Guard(Authentication authentication, PermissionService permissions, RateLimiter limiter, Origins origins) {
        this.authentication = authentication;
        this.permissions = permissions;
        this.limiter = limiter;
        this.origins = origins;
    }

    /**
     * What is known of a request.
     *
     * @param foreign whether a page of another origin sent it
     */
    record Checked(Optional<Authentication.Identified> identified, boolean local, boolean foreign) {}

    /** Where a request comes from; local is this machine itself. */
    record From(String address, boolean local) {}

    Checked check(Route<?> route, Context context, From from) {
        HttpRoute<?> declared = route.declared();
        limiter.take(route.bucket(), declared.limit(), ClientAddresses.limitKey(from.address));
        var identified = identify(
                route,
                new Authentication.Evidence(
                        Optional.ofNullable(context.header("Authorization")),
                        declared.pages() == HttpRoute.Pages.ALL ? Optional.empty() : usableCookie(context),
                        from.local));
        permissions.admit(declared.access(), identified.map(Authentication.Identified::caller));
        boolean foreign = context.header("Origin") != null && !fromOurPage(context);
        return new Checked(identified, from.local, foreign);
    }

    /** Where anyone may come, somebody who is not let in now comes as a stranger. */
    private Optional<Authentication.Identified> identify(Route<?> route, Authentication.Evidence evidence) {
        try {
            return authentication.identify(evidence);
        } catch (ApiException notNow) {
            if (route.declared().access() instanceof Access.Anyone) {
                return Optional.empty();
            }
            throw notNow;
        }
    }

    /** A cookie counts on requests that change nothing, or that come from one of our own pages. */
    private Optional<String> usableCookie(Context context) {
        Optional<String> cookie = Optional.ofNullable(context.cookie(Authentication.COOKIE));
        if (context.method().name().equals("GET")) {
            return cookie;
        }
        return cookie.filter(c -> fromOurPage(context));
    }

    private boolean fromOurPage(Context context) {
        String origin = context.header("Origin");
        return origin != null && origins.isOurs(origin, Optional.ofNullable(context.header("Host")));
    }
}
