package dcts.api;

import java.util.List;

/**
 * Stored rows in the order in which they were added, which other plugins can follow without missing one. Ids grow with
 * the order, and what is read at an id stays there.
 *
 * @param name the id of the plugin that keeps it, a dot, and a plural, such as {@code chat.messages}
 * @param row what followers get
 * @param capability what a plugin's manifest has to ask for to follow it; empty for nothing
 */
public record Journal<R extends Record>(String name, Class<R> row, String capability) {
    /** Where a plugin begins that follows a journal for the first time. */
    public enum Start {
        /** With the first row of all, as an index does. */
        BEGINNING,
        /** With the first row that is yet to come. */
        END
    }

    /** One row with its place. */
    public record Entry<R extends Record>(Id id, R row) {}

    /** Reads a journal. */
    @FunctionalInterface
    public interface Reader<R extends Record> {
        /**
         * The first rows after a place, in their order.
         *
         * @param after 0 for the first row of all
         */
        List<Entry<R>> after(long after, int limit);
    }
}
