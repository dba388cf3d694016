package dcts.core.plugin;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What plugins offer each other, by type. Thread-safe. */
final class ServiceTable {
    private final Map<Class<?>, Provided> services = new ConcurrentHashMap<>();

    private record Provided(String owner, Object service) {}

    /**
     * Offers a service.
     *
     * @return takes it away again
     * @throws IllegalArgumentException if the type is no interface of an {@code api} package
     * @throws IllegalStateException if the type is provided already
     */
    <S> Runnable provide(String owner, Class<S> type, S service) {
        if (!type.isInterface() || !type.getName().contains(".api.")) {
            throw new IllegalArgumentException(type.getName() + " is no interface of an api package");
        }
        var provided = new Provided(owner, type.cast(service));
        if (services.putIfAbsent(type, provided) != null) {
            throw new IllegalStateException(type.getName() + " is provided already");
        }
        return () -> services.remove(type, provided);
    }

    /**
     * Finds a service.
     *
     * @param of whose services may be used
     * @throws IllegalStateException if none of them provides it
     */
    <S> S find(Class<S> type, Collection<String> of) {
        Provided provided = services.get(type);
        if (provided == null || !of.contains(provided.owner)) {
            throw new IllegalStateException("none of the plugins " + of + " provides " + type.getName());
        }
        return type.cast(provided.service);
    }
}
