package dcts.crash;

/**
 * A message as it is stored, acknowledged, announced or read.
 *
 * @param createdAt milliseconds UTC
 */
record Message(long id, long channel, long seq, long rev, long author, String text, long createdAt) {
    private static final int SHOWN = 40;

    /** With the beginning of the text only, on one line. */
    @Override
    public String toString() {
        var words = text.substring(0, Math.min(SHOWN, text.length())).replace('\n', ' ');
        return "message " + id + " in " + channel + " (seq " + seq + ", rev " + rev + ", author " + author + ", at "
                + createdAt + ", \"" + words + "\")";
    }
}
