package dcts.roles;

import dcts.api.Id;
import java.util.Set;

/** Members who have the same before a change and the same after it. No two are equal. */
final class Group {
    private final Holding before;
    private final Holding after;
    private final Set<Id> members;
    private final boolean imagined;

    Group(Holding before, Holding after, Set<Id> members, boolean imagined) {
        this.before = before;
        this.after = after;
        this.members = members;
        this.imagined = imagined;
    }

    Holding before() {
        return before;
    }

    Holding after() {
        return after;
    }

    /** Empty for all who have nothing of their own. */
    Set<Id> members() {
        return members;
    }

    /** Whether nobody needs to have it: whoever is given one of the changed roles later is meant. */
    boolean imagined() {
        return imagined;
    }

    /** Whether more than the roles counts, or the roles themselves are others. */
    boolean special() {
        return !before.equals(after) || !before.rules().isEmpty();
    }
}
