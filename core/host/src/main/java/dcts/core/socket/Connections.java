package dcts.core.socket;

import dcts.api.Id;
import dcts.core.identity.Session;
import dcts.core.permission.PermissionClass;
import dcts.core.permission.PermissionService;
import dcts.socketio.Socket;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/** The open sockets, kept by permission class, so that an audience is a union of a few sets. */
final class Connections {
    private final PermissionService permissions;
    private final Map<Socket, Member> members = new ConcurrentHashMap<>();
    private final Map<PermissionClass, Set<Socket>> byClass = new ConcurrentHashMap<>();
    private final Map<Id, Set<Socket>> byMember = new ConcurrentHashMap<>();

    private record Member(Session session, PermissionClass permissionClass) {}

    Connections(PermissionService permissions) {
        this.permissions = permissions;
    }

    void add(Socket socket, Session session) {
        PermissionClass permissionClass = permissions.classOf(session.caller());
        members.put(socket, new Member(session, permissionClass));
        byClass.computeIfAbsent(permissionClass, c -> ConcurrentHashMap.newKeySet())
                .add(socket);
        byMember.compute(session.caller().userId(), (id, sockets) -> {
            Set<Socket> all = sockets == null ? ConcurrentHashMap.newKeySet() : sockets;
            all.add(socket);
            return all;
        });
    }

    void remove(Socket socket) {
        Member member = members.remove(socket);
        if (member != null) {
            byClass.getOrDefault(member.permissionClass, Set.of()).remove(socket);
            byMember.computeIfPresent(member.session.caller().userId(), (id, sockets) -> {
                sockets.remove(socket);
                return sockets.isEmpty() ? null : sockets;
            });
        }
    }

    /** The sockets of each class that has any. */
    Map<PermissionClass, Set<Socket>> byClass() {
        return byClass;
    }

    /** The sockets of one member. */
    Collection<Socket> of(Id member) {
        return byMember.getOrDefault(member, Set.of());
    }

    Collection<Socket> all() {
        return members.keySet();
    }

    int size() {
        return members.size();
    }

    /** Closes the sockets of sessions that match. */
    void disconnect(Predicate<Session> matches, String reason) {
        members.forEach((socket, member) -> {
            if (matches.test(member.session)) {
                socket.disconnect(reason);
            }
        });
    }

    /** How many members are connected, each counted once. */
    long membersOnline() {
        return byMember.size();
    }
}
