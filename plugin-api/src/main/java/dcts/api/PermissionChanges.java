package dcts.api;

import java.util.function.Predicate;

/** Tells the server that a {@link PermissionSource} would answer otherwise now. It holds at once, on open connections too. */
public interface PermissionChanges {
    /** Some class holds other rights or numbers than before. */
    default void rights() {
        rights(each -> true);
    }

    /** The classes that match hold other rights or numbers than before; their members who are connected are told. */
    void rights(Predicate<String> classes);

    /** Some members may be of other classes than before: those whose account matches. */
    void members(Predicate<Id> whose);
}
