package dcts.core.socket;

import dcts.api.Announcement;
import dcts.api.DeferredHandler;
import dcts.api.SocketRequest;
import dcts.core.json.Json;
import dcts.core.json.RecordDecoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** All requests that clients may send over the socket, and all that is announced to them, of the core and of plugins. */
public final class SocketTable {
    private final Map<String, Entry<?, ?>> entries = new ConcurrentHashMap<>();
    private final Map<String, Announced> announcements = new ConcurrentHashMap<>();

    private volatile Set<String> expected = Set.of();

    /** Something that is announced. */
    public record Announced(String owner, Announcement<?> announcement) {}

    /** A request that is answered. */
    public record Requested(String owner, SocketRequest<?, ?> request) {}

    /**
     * One entry point.
     *
     * @param owner the plugin, or {@code core}
     * @param json encodes the replies, so that what it caches ends with the owner
     */
    record Entry<I extends Record, O extends Record>(
            String owner,
            SocketRequest<I, O> request,
            RecordDecoder<I> decoder,
            DeferredHandler<I, O> handler,
            Json json) {}

    /**
     * Adds an entry point.
     *
     * @return takes it away again
     * @throws IllegalArgumentException if the name does not start with the owner's id, or the request's record does not
     *     declare its bounds
     * @throws IllegalStateException if the name is taken
     */
    public <I extends Record, O extends Record> Runnable add(
            String owner, SocketRequest<I, O> request, DeferredHandler<I, O> handler, Json json) {
        if (!request.name().startsWith(owner + ".") && !owner.equals("core")) {
            throw new IllegalArgumentException(request.name() + " does not start with " + owner + ".");
        }
        var entry = new Entry<>(owner, request, new RecordDecoder<>(request.request()), handler, json);
        if (entries.putIfAbsent(request.name(), entry) != null) {
            throw new IllegalStateException("the request " + request.name() + " is taken");
        }
        return () -> entries.remove(request.name(), entry);
    }

    /**
     * Declares what will be announced.
     *
     * @return takes it away again
     * @throws IllegalArgumentException if the name does not start with the owner's id
     * @throws IllegalStateException if the name is taken
     */
    public Runnable declare(String owner, Announcement<?> announcement) {
        if (!announcement.name().startsWith(owner + ".") && !owner.equals("core")) {
            throw new IllegalArgumentException(announcement.name() + " does not start with " + owner + ".");
        }
        var declared = new Announced(owner, announcement);
        if (announcements.putIfAbsent(announcement.name(), declared) != null) {
            throw new IllegalStateException("the announcement " + announcement.name() + " is taken");
        }
        return () -> announcements.remove(announcement.name(), declared);
    }

    /** Whether this owner has declared the announcement. */
    boolean declares(String owner, Announcement<?> announcement) {
        Announced declared = announcements.get(announcement.name());
        return declared != null && declared.owner.equals(owner) && declared.announcement.equals(announcement);
    }

    /** All requests, in no order. */
    public List<Requested> requests() {
        return entries.values().stream()
                .map(entry -> new Requested(entry.owner, entry.request))
                .toList();
    }

    /** All announcements, in no order. */
    public List<Announced> announcements() {
        return List.copyOf(announcements.values());
    }

    /**
     * Tells whose requests are missing only for a moment, instead of those told before: a client that asks for one is to
     * try again, and not to believe that there is no such request.
     */
    public void expect(Set<String> owners) {
        expected = Set.copyOf(owners);
    }

    boolean isExpected(String name) {
        return expected.contains(name.replaceFirst("\\..*", ""));
    }

    Optional<Entry<?, ?>> find(String name) {
        return Optional.ofNullable(entries.get(name));
    }
}
