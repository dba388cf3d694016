package dcts.crash;

/** A change that a client wants; it is begun once, and asked for until it is answered. */
sealed interface Operation {

    /** What names it among all operations of all members. */
    record Key(long author, String nonce) {}

    Key key();

    /** A new message. */
    record Send(Key key, long channel, String text) implements Operation {}
}
