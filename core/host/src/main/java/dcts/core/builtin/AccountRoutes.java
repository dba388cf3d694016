package dcts.core.builtin;

import dcts.api.Access;
import dcts.api.Caller;
import dcts.api.CoreEvents;
import dcts.api.Effect;
import dcts.api.HttpReply;
import dcts.core.http.HttpCall;
import dcts.core.http.Route;
import dcts.core.http.RouteTable;
import dcts.core.identity.Accounts;
import dcts.core.identity.Credentials;
import dcts.core.identity.MemberStates;
import dcts.core.identity.Registration;
import dcts.core.identity.Sessions;
import dcts.core.limit.RateLimit;
import dcts.core.limit.RateLimiter;
import org.jspecify.annotations.Nullable;

/** Registering, logging in and logging out over HTTP. */
public final class AccountRoutes {
    private final Accounts accounts;
    private final MemberStates states;
    private final Sessions sessions;
    private final RateLimiter limiter;

    public AccountRoutes(Accounts accounts, MemberStates states, Sessions sessions, RateLimiter limiter) {
        this.accounts = accounts;
        this.states = states;
        this.sessions = sessions;
        this.limiter = limiter;
    }

    /**
     * The answer to a log-in.
     *
     * @param token left out if it went into a cookie
     */
    record LoggedIn(String userId, @Nullable String token) {}

    /** Who the request's session belongs to; {@code session} is left out for strangers. */
    record CurrentSession(@Nullable SessionView session) {}

    record SessionView(String userId, String loginName, String displayName, boolean owner, String state) {}

    /** Adds the routes. */
    public void register(RouteTable routes) {
        routes.add(Route.post(
                "/api/accounts",
                Registration.class,
                Access.anyone(),
                RateLimit.REGISTER_ADDRESS,
                Effect.changes(CoreEvents.ACCOUNT_CREATING, CoreEvents.ACCOUNT_CREATED),
                this::create));
        routes.add(Route.post(
                "/api/sessions",
                Credentials.class,
                Access.anyone(),
                RateLimit.LOGIN_ADDRESS,
                Effect.changes(CoreEvents.SESSION_OPENING, CoreEvents.SESSION_OPENED),
                this::logIn));
        routes.add(Route.get("/api/sessions/current", Access.anyone(), (call, none) -> current(call)));
        routes.add(Route.delete(
                "/api/sessions/current",
                Access.account(),
                Effect.changes(CoreEvents.SESSION_CLOSING, CoreEvents.SESSION_CLOSED),
                (call, none) -> logOut(call)));
    }

    private HttpReply create(HttpCall call, Registration registration) {
        sessions.requireAdmitted(registration.invite() != null);
        guardCookie(call, registration.cookie());
        return open(call, accounts.register(registration), registration.cookie());
    }

    private HttpReply logIn(HttpCall call, Credentials credentials) {
        guardCookie(call, credentials.cookie());
        limiter.take(RateLimit.LOGIN_ACCOUNT, credentials.canonicalName());
        return open(call, accounts.logIn(credentials), credentials.cookie());
    }

    /** A foreign page could log its visitor in to an account of its own. */
    private static void guardCookie(HttpCall call, @Nullable Boolean cookie) {
        if (Boolean.TRUE.equals(cookie)) {
            call.refuseForeignPages();
        }
    }

    private HttpReply open(HttpCall call, Caller caller, @Nullable Boolean cookie) {
        String token = sessions.open(caller);
        String userId = caller.userId().toString();
        if (Boolean.TRUE.equals(cookie)) {
            call.keepInCookie(token);
            return HttpReply.data(new LoggedIn(userId, null));
        }
        return HttpReply.data(new LoggedIn(userId, token));
    }

    private HttpReply current(HttpCall call) {
        return HttpReply.data(new CurrentSession(call.caller()
                .map(c -> new SessionView(
                        c.userId().toString(),
                        c.loginName(),
                        c.displayName(),
                        c.owner(),
                        MemberStates.word(states.of(c.userId()))))
                .orElse(null)));
    }

    private HttpReply logOut(HttpCall call) {
        sessions.end(call.session());
        call.dropCookie();
        return HttpReply.done();
    }
}
