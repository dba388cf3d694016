package dcts.keyauth;

import dcts.api.Access;
import dcts.api.Effect;
import dcts.api.HttpHandler;
import dcts.api.HttpReply;
import dcts.api.HttpRoute;
import dcts.api.HttpRoute.Method;
import dcts.api.HttpRoute.NoBody;
import dcts.api.HttpRoute.Pages;
import dcts.api.HttpRoute.RawBody;
import dcts.api.Limit;
import dcts.keyauth.api.KeyAuth;
import java.util.Map;
import java.util.function.Function;

/** Where clients of the original knock: open to everybody, and to the pages of every origin. */
final class Entrances {
    /**
     * How much looser the host counts, so that old clients are refused in words that they know. The host's count still
     * bounds what whole networks of IPv6 can ask.
     */
    private static final int LOOSER = 10;

    /** Challenges are in memory and gone after seconds. */
    static final HttpRoute<RawBody> LOGIN = post("/dSyncAuth/login", KeyAuthLimits.LOGIN, Effect.reads());

    static final HttpRoute<RawBody> VERIFY =
            post("/dSyncAuth/verify", KeyAuthLimits.VERIFY, Effect.changes(KeyAuth.OPENING, KeyAuth.OPENED));
    static final HttpRoute<RawBody> SESSION = post("/dSyncAuth/verify/session", KeyAuthLimits.SESSION, Effect.reads());
    static final HttpRoute<RawBody> CHALLENGE = post("/dSyncAuth/challenge", KeyAuthLimits.CHALLENGE, Effect.reads());

    static final HttpRoute<NoBody> DISCOVER = new HttpRoute<>(
            Method.GET, "/discover", NoBody.class, Access.anyone(), looser(Discovery.EACH), Effect.reads(), Pages.ALL);

    private Entrances() {}

    private static HttpRoute<RawBody> post(String path, Limit limit, Effect effect) {
        return new HttpRoute<>(Method.POST, path, RawBody.class, Access.anyone(), looser(limit), effect, Pages.ALL);
    }

    private static Limit looser(Limit limit) {
        return Limit.of(LOOSER * limit.permits(), limit.window());
    }

    /** Answers by the route. */
    static HttpHandler<RawBody> by(Function<Call, Answer> route) {
        return (request, body) -> reply(route.apply(new Call(request.address(), body.bytes())));
    }

    static HttpReply reply(Answer answer) {
        return new HttpReply.Plain(answer.status(), "application/json; charset=utf-8", answer.body(), Map.of());
    }
}
