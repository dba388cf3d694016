package dcts.api;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Describes an append-only table to the writer. Its methods are called on the writer's thread, except that
 * {@link #heads} and {@link #lastId} are called once when the writer is opened.
 *
 * @param <D> a draft: what is known before the insert
 * @param <R> a row: what is stored
 */
public interface AppendTable<D, R> {
    /** The table's name, with the plugin's prefix. */
    String name();

    /** The columns of an insert, the first being the primary key, which holds the stamp's id. */
    List<String> columns();

    /** The counter that numbers the draft's row, such as the channel of a message. */
    Id counter(D draft);

    /** Makes the row. */
    R row(D draft, Stamp stamp);

    /** The row's values in the order of the columns: strings, numbers, bytes or null. */
    List<@Nullable Object> values(R row);

    /** The text that is equal for drafts that the table's unique index holds for the same. */
    String uniqueKey(D draft);

    /** The stored rows of those drafts that are stored already, by their {@link #uniqueKey}. */
    Map<String, R> existing(Collection<D> drafts);

    /** Where all counters stand. */
    Map<Id, Head> heads();

    /** The largest id in the table. */
    Optional<Id> lastId();
}
