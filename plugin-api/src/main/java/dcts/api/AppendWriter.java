package dcts.api;

/** Appends rows to one table by group commit. */
public interface AppendWriter<D, R> {
    /**
     * Queues a draft. The outcome is told after the commit, in the order in which rows were committed.
     * Never blocks.
     *
     * @throws ApiException {@code unavailable} if the queue is full
     */
    void append(D draft, AppendOutcome<R> outcome);

    /** Where a counter stands, counting committed rows only. */
    Head head(Id counter);
}
