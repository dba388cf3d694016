package dcts.roles;

import dcts.api.Id;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one member has.
 *
 * @param roles without the base role, which everybody has
 * @param rules for this member alone
 */
record Holding(Set<Id> roles, Rules rules) {
    static final Holding NONE = new Holding(Set.of(), Rules.NONE);

    Holding {
        roles = Set.copyOf(roles);
    }

    boolean isEmpty() {
        return roles.isEmpty() && rules.isEmpty();
    }

    /** By hand for the reason that {@link Rules#equals} has. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Holding holding && roles.equals(holding.roles) && rules.equals(holding.rules);
    }

    @Override
    public int hashCode() {
        return 31 * roles.hashCode() + rules.hashCode();
    }
}
