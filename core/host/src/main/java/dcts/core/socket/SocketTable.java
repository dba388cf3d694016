package dcts.core.socket;

import dcts.api.DeferredHandler;
import dcts.api.SocketRequest;
import dcts.core.json.Json;
import dcts.core.json.RecordDecoder;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** All requests that clients may send over the socket, of the core and of plugins. */
public final class SocketTable {
    private final Map<String, Entry<?, ?>> entries = new ConcurrentHashMap<>();

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

    Optional<Entry<?, ?>> find(String name) {
        return Optional.ofNullable(entries.get(name));
    }
}
