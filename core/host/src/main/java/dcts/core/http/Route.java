package dcts.core.http;

import dcts.api.Access;
import dcts.core.limit.RateLimit;

/**
 * One HTTP entry point, with all that is needed to guard it.
 *
 * @param method GET, POST, PUT, PATCH or DELETE
 * @param path the exact path
 * @param access who may call
 * @param limit how often one address may call
 * @param body the record that the body is decoded to; {@link NoBody} if none is read
 */
public record Route<B extends Record>(
        String method, String path, Access access, RateLimit limit, Class<B> body, RouteHandler<B> handler) {
    /** The body of requests that have none. */
    public record NoBody() {}

    /** Answers one kind of request. */
    @FunctionalInterface
    public interface RouteHandler<B extends Record> {
        /**
         * Answers a request whose caller, rate and body have been checked.
         *
         * @throws dcts.api.ApiException to refuse with a code
         */
        HttpAnswer handle(HttpCall call, B body);
    }

    /** A route that reads no body. */
    public static Route<NoBody> get(String path, Access access, RouteHandler<NoBody> handler) {
        return new Route<>("GET", path, access, RateLimit.HTTP_ADDRESS, NoBody.class, handler);
    }
}
