package dcts.socketio;

import java.util.HashSet;
import java.util.Set;

/**
 * Some of the sockets of a namespace. Every socket is also alone in a room that has its id as a name. Immutable.
 *
 * @param rooms those in any of these rooms; all sockets if there is none
 * @param except but for those in any of these
 * @param local only sockets of this server, where there are several
 */
public record Selection(Set<String> rooms, Set<String> except, boolean local) {
    /** Everybody. */
    public static final Selection ALL = new Selection(Set.of(), Set.of(), false);

    /** Copies both sets. */
    public Selection {
        rooms = Set.copyOf(rooms);
        except = Set.copyOf(except);
    }

    Selection to(String room) {
        return new Selection(with(rooms, room), except, local);
    }

    Selection except(String room) {
        return new Selection(rooms, with(except, room), local);
    }

    Selection onThisServer() {
        return new Selection(rooms, except, true);
    }

    private static Set<String> with(Set<String> rooms, String room) {
        Set<String> more = new HashSet<>(rooms);
        more.add(room);
        return more;
    }
}
