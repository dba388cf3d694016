package dcts.crash;

/** What can be wrong with a history. */
enum Fault {
    LOST("acknowledged and not stored"),
    UNCOMMITTED("acknowledged before the commit: stored with another id than the acknowledged one"),
    DOUBLED("stored or shown twice"),
    ALTERED("stored, acknowledged or shown with another content"),
    INVENTED("stored or acknowledged, and nobody asked for it"),
    UNSTORED("announced or shown, and not stored"),
    MISSED("stored and not shown to a reader who has caught up"),
    ORDER("in another order than that of the database"),
    GAP("a hole in seq or rev"),
    REFUSED("refused for good"),
    UNANSWERED("without an answer to the end");

    private final String sentence;

    Fault(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
