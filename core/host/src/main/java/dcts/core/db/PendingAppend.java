package dcts.core.db;

import dcts.api.AppendOutcome;

/**
 * A draft on its way.
 *
 * @param deadline when its caller is told to try again, in nanoseconds of {@link System#nanoTime}
 */
record PendingAppend<D, R>(D draft, AppendOutcome<R> outcome, long deadline) {}
