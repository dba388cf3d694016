package dcts.api;

/**
 * What happens to the thing itself when a handler that was asked about it fails or takes too
 * long. An {@link ApiException} that it throws is no failure but a refusal.
 */
public enum FailMode {
    /** It happens: better let one through than stop everybody. */
    OPEN,
    /** It is refused with {@code unavailable}: better stop everybody than let one through. */
    CLOSED
}
