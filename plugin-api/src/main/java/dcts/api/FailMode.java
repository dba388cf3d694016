package dcts.api;

/** What happens to the thing itself when a handler that was asked about it throws or takes too long. */
public enum FailMode {
    /** It happens: better let one through than stop everybody. */
    OPEN,
    /** It is refused with {@code unavailable}: better stop everybody than let one through. */
    CLOSED
}
