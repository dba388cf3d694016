package dcts.core.http;

import dcts.api.Access;
import dcts.api.Effect;
import dcts.api.HttpReply;
import dcts.api.HttpRoute;
import dcts.api.HttpRoute.Method;
import dcts.api.HttpRoute.NoBody;
import dcts.core.limit.RateLimit;

/**
 * One HTTP entry point with its handler.
 *
 * @param owner the plugin, or {@code core}
 * @param bucket what calls are counted as; routes may share one
 * @param declared all that is needed to guard it
 */
public record Route<B extends Record>(String owner, String bucket, HttpRoute<B> declared, RouteHandler<B> handler) {
    private static final String CORE = "core";

    /** Answers one kind of request. */
    @FunctionalInterface
    public interface RouteHandler<B extends Record> {
        /**
         * Answers a request whose caller, rate and body have been checked.
         *
         * @throws dcts.api.ApiException to refuse with a code
         */
        HttpReply handle(HttpCall call, B body);
    }

    /** A route of the core that reads no body and changes nothing. */
    public static Route<NoBody> get(String path, Access access, RouteHandler<NoBody> handler) {
        var declared =
                new HttpRoute<>(Method.GET, path, NoBody.class, access, RateLimit.HTTP_ADDRESS.limit(), Effect.reads());
        return new Route<>(CORE, RateLimit.HTTP_ADDRESS.name(), declared, handler);
    }

    /** A route of the core that does something. */
    public static <B extends Record> Route<B> post(
            String path, Class<B> body, Access access, RateLimit limit, Effect effect, RouteHandler<B> handler) {
        var declared = new HttpRoute<>(Method.POST, path, body, access, limit.limit(), effect);
        return new Route<>(CORE, limit.name(), declared, handler);
    }

    /** A route of the core that ends something. */
    public static Route<NoBody> delete(String path, Access access, Effect effect, RouteHandler<NoBody> handler) {
        var declared =
                new HttpRoute<>(Method.DELETE, path, NoBody.class, access, RateLimit.HTTP_ADDRESS.limit(), effect);
        return new Route<>(CORE, RateLimit.HTTP_ADDRESS.name(), declared, handler);
    }
}
