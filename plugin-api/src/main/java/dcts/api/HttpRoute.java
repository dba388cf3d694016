package dcts.api;

/**
 * A route that clients call over HTTP, with all that the host must know to guard it.
 *
 * @param method the verb
 * @param path below {@code /api/} and the plugin's id, such as {@code /api/polls/votes}; elsewhere if the manifest asks
 *     for the capability {@code http.routes:} with that path or one above it
 * @param body the record that the body is decoded to, its components with their bounds; {@link NoBody} if none is read,
 *     {@link RawBody} for a format that is not ours
 * @param access who may call
 * @param limit how often one address may call
 * @param effect what a call changes
 * @param pages which web pages may call it from a browser
 */
public record HttpRoute<I extends Record>(
        Method method, String path, Class<I> body, Access access, Limit limit, Effect effect, Pages pages) {
    /** The verbs of HTTP that are served. */
    public enum Method {
        /** Reads. */
        GET,
        /** Adds or does. */
        POST,
        /** Replaces. */
        PUT,
        /** Changes a part. */
        PATCH,
        /** Removes. */
        DELETE
    }

    /** Which web pages may call a route. */
    public enum Pages {
        /** Those of this server, and those that the owner allows. */
        OURS,
        /** Those of all the world. No cookie counts, so nobody is a member because of his browser. */
        ALL
    }

    /** The body of requests whose body is not read. */
    public record NoBody() {}

    /**
     * A body as it came, not more than 64 KiB.
     *
     * @param bytes belong to the handler
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once and never compared
    public record RawBody(byte[] bytes) {}

    /** A route for the pages of this server. */
    public HttpRoute(Method method, String path, Class<I> body, Access access, Limit limit, Effect effect) {
        this(method, path, body, access, limit, effect, Pages.OURS);
    }

    public HttpRoute {
        if (!path.matches("(/[A-Za-z0-9._-]+)+")) {
            throw new IllegalArgumentException("not the path of a route: " + path);
        }
    }
}
