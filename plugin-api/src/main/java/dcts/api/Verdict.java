package dcts.api;

/** What a handler thinks of something that is about to happen. */
public sealed interface Verdict<E extends Record> {
    /** It may happen. */
    record Allow<E extends Record>() implements Verdict<E> {}

    /** It must not happen; the one who asked is told why. */
    record Refuse<E extends Record>(ApiException reason) implements Verdict<E> {}

    /** It may happen in another way. */
    record Replace<E extends Record>(E event) implements Verdict<E> {}

    /** It may happen. */
    static <E extends Record> Verdict<E> allow() {
        return new Allow<>();
    }

    /** It must not happen. */
    static <E extends Record> Verdict<E> refuse(ApiException reason) {
        return new Refuse<>(reason);
    }

    /** It may happen in another way. */
    static <E extends Record> Verdict<E> replace(E event) {
        return new Replace<>(event);
    }
}
