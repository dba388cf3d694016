package dcts.api;

/** Answers one kind of HTTP request. */
@FunctionalInterface
public interface HttpHandler<I extends Record> {
    /**
     * Answers a request whose caller, rate and body the host has checked.
     *
     * @throws ApiException to refuse with a code
     */
    HttpReply handle(HttpRequest request, I body);
}
