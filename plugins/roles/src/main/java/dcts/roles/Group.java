package dcts.roles;

import dcts.api.Id;
import java.util.Set;

/**
 * Members who have the same before a change and the same after it.
 *
 * @param members empty for all who have nothing of their own
 * @param imagined whether nobody needs to have it: whoever is given one of the changed roles later is meant
 */
record Group(Holding before, Holding after, Set<Id> members, boolean imagined) {}
