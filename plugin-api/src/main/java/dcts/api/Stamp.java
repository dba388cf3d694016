package dcts.api;

/**
 * What the writer gives a row at the moment of its insert.
 *
 * @param id larger than every id given before
 * @param seq how many rows its counter has now, without holes
 * @param rev how many durable changes its counter has now, without holes
 * @param createdAt milliseconds UTC, never less than that of an earlier row
 */
public record Stamp(Id id, long seq, long rev, long createdAt) {}
