package dcts.api;

/** Is told what became of a draft, on the delivery thread: it must not block. */
public interface AppendOutcome<R> {
    /** The row is committed. */
    void stored(R row);

    /** The table held a row with the same unique key before; nothing was added. */
    void duplicate(R existing);

    /** Nothing is known to be stored; the caller may try again with the same unique key. */
    void failed(ApiException reason);
}
