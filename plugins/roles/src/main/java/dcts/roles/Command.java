package dcts.roles;

import dcts.api.Holder;
import dcts.api.Id;
import dcts.roles.Role.Look;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What somebody wants to be changed. Versions say what he has seen of it. */
sealed interface Command {
    /** A new role, the lowest above the base role. */
    record Create(Id id, Look look) implements Command {}

    /**
     * Other values of a role.
     *
     * @param level null for none
     * @param values on the whole server, by permission; empty to inherit
     * @param numbers by quota; empty to set none
     */
    record Change(
            Id id,
            long version,
            Look look,
            @Nullable Holder level,
            Map<String, Optional<Boolean>> values,
            Map<String, Optional<Long>> numbers)
            implements Command {}

    /**
     * Another place in the order.
     *
     * @param above the role that it will stand directly above; null for the base role
     */
    record Move(Id id, long version, @Nullable Id above) implements Command {}

    /** No such role any more. */
    record Delete(Id id, long version) implements Command {}

    /** Other roles for a member. */
    record Assign(Id member, Set<Id> add, Set<Id> remove) implements Command {}

    /**
     * Other rules at a place.
     *
     * @param version of all rules at the place
     */
    record Rule(String place, long version, Whose whose, Map<String, Optional<Boolean>> values) implements Command {}

    /** Everything as it was before a change. */
    record TakeBack(Id change, Difference difference) implements Command {}

    /** A role or a member. */
    sealed interface Whose {
        record OfRole(Id id) implements Whose {}

        record OfMember(Id id) implements Whose {}
    }
}
