package dcts.core.http;

import dcts.core.json.RecordDecoder;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** All HTTP entry points, of the core and of plugins, found by method and path. */
public final class RouteTable {
    private final Map<String, Entry<?>> entries = new ConcurrentHashMap<>();

    record Entry<B extends Record>(Route<B> route, RecordDecoder<B> decoder) {}

    /**
     * Adds a route.
     *
     * @return takes it away again
     * @throws IllegalStateException if method and path are taken
     * @throws IllegalArgumentException if the body's record does not declare its bounds
     */
    public <B extends Record> Runnable add(Route<B> route) {
        var entry = new Entry<>(route, new RecordDecoder<>(route.body()));
        String key = key(route.method(), route.path());
        if (entries.putIfAbsent(key, entry) != null) {
            throw new IllegalStateException("the route " + key + " is taken");
        }
        return () -> entries.remove(key, entry);
    }

    Optional<Entry<?>> find(String method, String path) {
        return Optional.ofNullable(entries.get(key(method, path)));
    }

    private static String key(String method, String path) {
        return method + " " + path;
    }
}
