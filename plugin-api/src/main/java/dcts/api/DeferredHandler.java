package dcts.api;

/** Answers one kind of request through a {@link Reply}, at once or later. */
@FunctionalInterface
public interface DeferredHandler<I extends Record, O extends Record> {
    /**
     * Takes a request whose caller, rate and payload the host has checked.
     *
     * @throws ApiException to refuse with a code
     */
    void handle(Caller caller, I request, Reply<O> reply);
}
