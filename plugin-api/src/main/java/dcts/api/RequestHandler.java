package dcts.api;

/** Answers one kind of request. */
@FunctionalInterface
public interface RequestHandler<I extends Record, O extends Record> {
    /**
     * Answers a request whose caller, rate and payload the host has checked.
     *
     * @throws ApiException to refuse with a code
     */
    O handle(Caller caller, I request);
}
