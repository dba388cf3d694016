package dcts.core.http;

import dcts.api.HttpRoute;
import dcts.api.HttpRoute.RawBody;
import dcts.core.json.Json;
import dcts.core.json.RecordDecoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** All HTTP entry points, of the core and of plugins, found by method and path. */
public final class RouteTable {
    private final Map<String, Entry<?>> entries = new ConcurrentHashMap<>();
    private final Json core = new Json();

    /**
     * One entry point.
     *
     * @param decoder of the body; null for a body that is taken as it is
     * @param json encodes the answers, so that what it caches ends with the owner
     */
    record Entry<B extends Record>(Route<B> route, @Nullable RecordDecoder<B> decoder, Json json) {
        /** What is declared, if pages of all the world may call it. */
        Optional<HttpRoute<?>> openToAllPages() {
            return route.declared().pages() == HttpRoute.Pages.ALL ? Optional.of(route.declared()) : Optional.empty();
        }
    }

    /** Adds a route of the core. */
    public void add(Route<?> route) {
        add(route, core);
    }

    /**
     * Adds a route.
     *
     * @return takes it away again
     * @throws IllegalStateException if method and path are taken
     * @throws IllegalArgumentException if the body's record does not declare its bounds
     */
    public <B extends Record> Runnable add(Route<B> route, Json json) {
        Class<B> body = route.declared().body();
        var entry = new Entry<>(route, body == (Object) RawBody.class ? null : new RecordDecoder<>(body), json);
        String key = key(route.declared().method().name(), route.declared().path());
        if (entries.putIfAbsent(key, entry) != null) {
            throw new IllegalStateException("the route " + key + " is taken");
        }
        return () -> entries.remove(key, entry);
    }

    Optional<Entry<?>> find(String method, String path) {
        return Optional.ofNullable(entries.get(key(method, path)));
    }

    /** All routes, in no order. */
    public List<Route<?>> all() {
        return entries.values().stream().<Route<?>>map(Entry::route).toList();
    }

    private static String key(String method, String path) {
        return method + " " + path;
    }
}
