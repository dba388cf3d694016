package dcts.socketio;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The rooms of one server. All changes for one socket happen under the lock of its entry, so that none outlives it. */
final class MemoryAdapter implements Adapter {
    private final Map<String, Member> members = new ConcurrentHashMap<>();
    private final Map<String, Set<Socket>> rooms = new ConcurrentHashMap<>();

    /** A socket, and the rooms that it was put into. */
    private static final class Member {
        private final Socket socket;
        private Set<String> rooms = Set.of();

        Member(Socket socket) {
            this.socket = socket;
        }

        void enter(String room) {
            Set<String> more = new HashSet<>(rooms);
            more.add(room);
            rooms = Set.copyOf(more);
        }

        void exit(String room) {
            Set<String> less = new HashSet<>(rooms);
            less.remove(room);
            rooms = Set.copyOf(less);
        }
    }

    @Override
    public void add(Socket socket) {
        members.put(socket.id(), new Member(socket));
    }

    @Override
    public void remove(Socket socket) {
        members.computeIfPresent(socket.id(), (id, member) -> {
            member.rooms.forEach(room -> empty(room, socket));
            return null;
        });
    }

    @Override
    public void join(Socket socket, String room) {
        members.computeIfPresent(socket.id(), (id, member) -> {
            member.enter(room);
            rooms.compute(room, (name, sockets) -> {
                Set<Socket> all = sockets == null ? ConcurrentHashMap.newKeySet() : sockets;
                all.add(socket);
                return all;
            });
            return member;
        });
    }

    @Override
    public void leave(Socket socket, String room) {
        members.computeIfPresent(socket.id(), (id, member) -> {
            member.exit(room);
            empty(room, socket);
            return member;
        });
    }

    @Override
    public Set<String> rooms(Socket socket) {
        Member member = members.get(socket.id());
        return member == null ? Set.of() : member.rooms;
    }

    @Override
    public Collection<Socket> select(Selection selection) {
        Collection<Socket> selected = selection.everybody() ? everybody() : in(selection.rooms());
        if (selection.except().isEmpty()) {
            return selected;
        }
        Set<Socket> spared = Set.copyOf(in(selection.except()));
        return selected.stream().filter(socket -> !spared.contains(socket)).toList();
    }

    private List<Socket> everybody() {
        List<Socket> all = new ArrayList<>(members.size());
        members.values().forEach(member -> all.add(member.socket));
        return all;
    }

    private Collection<Socket> in(Set<String> names) {
        if (names.size() == 1) {
            return in(names.iterator().next());
        }
        Set<Socket> union = new LinkedHashSet<>();
        names.forEach(name -> union.addAll(in(name)));
        return union;
    }

    private Collection<Socket> in(String name) {
        Member alone = members.get(name);
        return alone == null ? rooms.getOrDefault(name, Set.of()) : Set.of(alone.socket);
    }

    private void empty(String room, Socket socket) {
        rooms.computeIfPresent(room, (name, sockets) -> {
            sockets.remove(socket);
            return sockets.isEmpty() ? null : sockets;
        });
    }
}
