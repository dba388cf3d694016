package dcts.core.socket;

import dcts.api.Caller;
import dcts.api.Id;
import dcts.core.identity.Session;
import dcts.core.permission.PermissionClass;
import dcts.core.permission.PermissionService;
import dcts.socketio.Socket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The open sockets, kept by permission class, so that an audience is a union of a few sets. */
final class Connections {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    private final PermissionService permissions;
    private final Map<Socket, Member> members = new ConcurrentHashMap<>();
    private final Map<PermissionClass, Set<Socket>> byClass = new ConcurrentHashMap<>();
    private final Map<Id, Set<Socket>> byMember = new ConcurrentHashMap<>();
    /** Held for writing while a socket goes from one class to another, so that nobody is told twice or not at all. */
    private final ReadWriteLock moving = new ReentrantReadWriteLock();

    private record Member(Session session, PermissionClass permissionClass) {}

    Connections(PermissionService permissions) {
        this.permissions = permissions;
    }

    void add(Socket socket, Session session) {
        Id member = session.caller().userId();
        PermissionClass permissionClass = permissions.classOf(session.caller());
        put(byClass, permissionClass, socket);
        put(byMember, member, socket);
        members.put(socket, new Member(session, permissionClass));
        reclassify(socket); // rights may have changed before the socket was among those that are looked at
    }

    void remove(Socket socket) {
        Member member = members.remove(socket);
        if (member != null) {
            take(byClass, member.permissionClass, socket);
            take(byMember, member.session.caller().userId(), socket);
        }
    }

    /**
     * Asks for the classes of members again and returns the sockets of those who are of another now. Who cannot be told of what
     * class he is, is disconnected: he would go on hearing what he may have lost.
     */
    List<Socket> reclassify(Predicate<Id> whose) {
        List<Socket> changed = new ArrayList<>();
        members.forEach((socket, member) -> {
            try {
                if (concerns(whose, member.session.caller()) && reclassify(socket)) {
                    changed.add(socket);
                }
            } catch (RuntimeException e) {
                LOG.error("It cannot be told of what class a member is.", e);
                remove(socket);
                socket.disconnect("rights unknown");
            }
        });
        return changed;
    }

    /** With whose eyes somebody looks may be of another class, too. */
    private static boolean concerns(Predicate<Id> whose, Caller caller) {
        return !caller.lens().isEmpty() || whose.test(caller.userId());
    }

    private boolean reclassify(Socket socket) {
        var changed = new AtomicBoolean();
        members.computeIfPresent(socket, (s, member) -> {
            PermissionClass now = permissions.classOf(member.session.caller());
            if (now.equals(member.permissionClass)) {
                return member;
            }
            changed.set(true);
            moving.writeLock().lock();
            try {
                put(byClass, now, socket);
                take(byClass, member.permissionClass, socket);
            } finally {
                moving.writeLock().unlock();
            }
            return new Member(member.session, now);
        });
        return changed.get();
    }

    private static <K> void put(Map<K, Set<Socket>> sets, K key, Socket socket) {
        sets.compute(key, (k, sockets) -> {
            Set<Socket> all = sockets == null ? ConcurrentHashMap.newKeySet() : sockets;
            all.add(socket);
            return all;
        });
    }

    private static <K> void take(Map<K, Set<Socket>> sets, K key, Socket socket) {
        sets.computeIfPresent(key, (k, sockets) -> {
            sockets.remove(socket);
            return sockets.isEmpty() ? null : sockets;
        });
    }

    /** The sockets of the classes that match, each once. */
    List<Socket> of(Predicate<PermissionClass> matches) {
        List<Socket> all = new ArrayList<>();
        moving.readLock().lock();
        try {
            byClass.forEach((permissionClass, sockets) -> {
                if (matches.test(permissionClass)) {
                    all.addAll(sockets);
                }
            });
        } finally {
            moving.readLock().unlock();
        }
        return all; // told without the lock, because who is told may have to be removed
    }

    /** The sockets of one member. */
    Collection<Socket> of(Id member) {
        return byMember.getOrDefault(member, Set.of());
    }

    /** The sockets of those who look with the eyes of others. */
    List<Socket> looking() {
        return members.entrySet().stream()
                .filter(each -> !each.getValue().session.caller().lens().isEmpty())
                .map(Map.Entry::getKey)
                .toList();
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
