package dcts.api;

/** What answering a request changes. There is no default: what is registered says it. */
public sealed interface Effect {
    /** Nothing that lasts. */
    record Reads() implements Effect {}

    /** Something that lasts, with the events around the change. */
    record Changes(BeforeEvent<?> before, AfterEvent<?> after) implements Effect {}

    /** Nothing that lasts. */
    static Effect reads() {
        return new Reads();
    }

    /**
     * Something that lasts.
     *
     * @param before asked before the change
     * @param after told after it
     */
    static Effect changes(BeforeEvent<?> before, AfterEvent<?> after) {
        return new Changes(before, after);
    }
}
