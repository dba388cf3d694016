package dcts.crash;

import java.util.List;

/**
 * All that is known of a run once it is over.
 *
 * @param begun every operation that a client has asked for at least once
 * @param acknowledged in the order in which they came; an operation that was asked for again may be there again
 * @param stored the rows, in no particular order
 */
record History(
        List<Operation> begun,
        List<Acknowledgement> acknowledged,
        List<Refusal> refused,
        List<Stored> stored,
        List<Sightings> readers) {}
