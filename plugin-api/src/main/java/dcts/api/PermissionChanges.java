package dcts.api;

import java.util.function.Predicate;

/** Tells the server that a {@link PermissionSource} would answer otherwise now. It holds at once, on open connections too. */
public interface PermissionChanges {
    /** Some class holds other rights than before. */
    void rights();

    /** Some members may be of other classes than before: those whose account matches. */
    void members(Predicate<Id> whose);
}
