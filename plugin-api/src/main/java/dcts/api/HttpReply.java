package dcts.api;

import java.util.Map;

/** What a route answers. Refusals are thrown as {@link ApiException}. */
public sealed interface HttpReply {
    /** Data in the envelope that all our answers have: {@code {ok: true, data}}. */
    record Data(Record value) implements HttpReply {}

    /**
     * Text in a format that is not ours.
     *
     * @param status of HTTP, 200 to 599
     * @param headers further ones; those that keep browsers safe cannot be replaced
     */
    record Plain(int status, String contentType, String text, Map<String, String> headers) implements HttpReply {
        public Plain {
            headers = Map.copyOf(headers);
        }
    }

    /**
     * A file. Browsers neither guess another type than is said nor run anything that is in it.
     *
     * @param bytes belong to the host from now on
     * @param headers further ones; those that keep browsers safe cannot be replaced. Nothing is kept by browsers unless
     *     {@code Cache-Control} says otherwise
     */
    @SuppressWarnings("ArrayRecordComponent") // handed over once and never compared
    record Bytes(String contentType, byte[] bytes, Map<String, String> headers) implements HttpReply {
        public Bytes {
            headers = Map.copyOf(headers);
        }
    }

    /** Data in our envelope. */
    static HttpReply data(Record value) {
        return new Data(value);
    }

    /** Our envelope without data. */
    static HttpReply done() {
        return new Data(new HttpRoute.NoBody());
    }

    /** JSON as it is. */
    static HttpReply json(int status, String text) {
        return new Plain(status, "application/json", text, Map.of());
    }
}
