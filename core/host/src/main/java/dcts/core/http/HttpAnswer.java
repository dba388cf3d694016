package dcts.core.http;

/** What a route answers. */
public sealed interface HttpAnswer {
    /** A record in the envelope of the API. */
    record Data(Record value) implements HttpAnswer {}

    /** Text as it is. */
    record Plain(int status, String contentType, String text) implements HttpAnswer {}

    /** A record in the envelope of the API. */
    static HttpAnswer data(Record value) {
        return new Data(value);
    }

    /** The envelope without data. */
    static HttpAnswer done() {
        return new Data(new Route.NoBody());
    }
}
