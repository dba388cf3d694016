package dcts.api;

/**
 * Is told what became of a draft, on the delivery thread: it must not block. When the database goes away in the middle of
 * an insert, {@link #failed} is told at once, and {@link #stored} later if the row turns out to be committed after all.
 */
public interface AppendOutcome<R> {
    /** The row is committed. */
    void stored(R row);

    /** The table held a row with the same unique key before; nothing was added. */
    void duplicate(R existing);

    /** Nothing is known to be stored; the caller may try again with the same unique key. */
    void failed(ApiException reason);
}
