package dcts.api;

/**
 * Where a counter stands.
 *
 * @param seq rows so far
 * @param rev durable changes so far
 */
public record Head(long seq, long rev) {
    /** A counter without rows. */
    public static final Head EMPTY = new Head(0, 0);
}
