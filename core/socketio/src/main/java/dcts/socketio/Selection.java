package dcts.socketio;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Some of the sockets of a namespace. Every socket is also alone in a room that has its id as a name. Immutable.
 *
 * @param everybody all sockets; else those in any of the rooms, nobody if there is none
 * @param rooms empty if everybody is meant
 * @param except but for those in any of these rooms
 * @param local only sockets of this server, where there are several
 */
public record Selection(boolean everybody, Set<String> rooms, Set<String> except, boolean local) {
    /** Everybody. */
    public static final Selection ALL = new Selection(true, Set.of(), Set.of(), false);

    /** Copies both sets. */
    public Selection {
        rooms = Set.copyOf(rooms);
        except = Set.copyOf(except);
    }

    Selection to(Collection<String> more) {
        return new Selection(false, union(rooms, more), except, local);
    }

    Selection except(Collection<String> more) {
        return new Selection(everybody, rooms, union(except, more), local);
    }

    Selection onThisServer() {
        return new Selection(everybody, rooms, except, true);
    }

    private static Set<String> union(Set<String> rooms, Collection<String> more) {
        Set<String> all = new HashSet<>(rooms);
        all.addAll(more);
        return all;
    }
}
