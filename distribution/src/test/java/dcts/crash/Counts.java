package dcts.crash;

/**
 * How much a verdict rests on.
 *
 * @param begun operations that were asked for
 * @param attempts how often they were, also again
 * @param acknowledged operations that were acknowledged
 * @param answeredAgain further acknowledgements of the same operations
 * @param shown messages that readers were shown, all readers together
 * @param caughtUp how many of these came by asking for changes
 * @param connections that were let in
 * @param millis from the first client to the last
 */
record Counts(
        int begun,
        long attempts,
        long acknowledged,
        long answeredAgain,
        int stored,
        long shown,
        long caughtUp,
        int connections,
        long millis) {

    static Counts of(History history, long attempts, long millis) {
        long acknowledged = history.acknowledged().stream()
                .map(Acknowledgement::operation)
                .distinct()
                .count();
        return new Counts(
                history.begun().size(),
                attempts,
                acknowledged,
                history.acknowledged().size() - acknowledged,
                history.stored().size(),
                history.readers().stream()
                        .mapToLong(each -> each.shown().size())
                        .sum(),
                history.readers().stream().mapToLong(Sightings::caughtUp).sum(),
                history.readers().stream().mapToInt(each -> each.live().size()).sum(),
                millis);
    }
}
