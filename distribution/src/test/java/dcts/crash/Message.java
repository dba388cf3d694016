package dcts.crash;

/**
 * A message as it is stored, acknowledged, announced or read.
 *
 * @param createdAt milliseconds UTC
 */
record Message(long id, long channel, long seq, long rev, long author, String text, long createdAt) {}
