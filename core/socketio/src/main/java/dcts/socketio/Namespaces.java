package dcts.socketio;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The namespaces of a server: those that were made, and those that exist as long as clients want them. */
final class Namespaces {
    private final int mostDynamic;
    private final Function<String, Adapter> adapters;
    private final Map<String, LocalNamespace> all = new ConcurrentHashMap<>();
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final AtomicInteger dynamic = new AtomicInteger();

    private record Rule(Predicate<String> names, Consumer<Namespace> setUp) {}

    Namespaces(int mostDynamic, Function<String, Adapter> adapters) {
        this.mostDynamic = mostDynamic;
        this.adapters = adapters;
    }

    LocalNamespace fixed(String name) {
        return all.computeIfAbsent(name, n -> new LocalNamespace(n, adapters.apply(n), false));
    }

    void onDemand(Predicate<String> names, Consumer<Namespace> setUp) {
        rules.add(new Rule(names, setUp));
    }

    /** The namespace of this name for one more user, who has to give it back; made if a rule says so. */
    Optional<LocalNamespace> acquire(String name) {
        return Optional.ofNullable(all.compute(name, (n, known) -> {
            LocalNamespace found = known == null ? make(n) : known;
            if (found != null) {
                found.use();
            }
            return found;
        }));
    }

    /** One user less. A namespace that was made for clients ends with the last of them. */
    void release(LocalNamespace namespace) {
        all.computeIfPresent(namespace.name(), (name, known) -> {
            boolean over = known.leave() && known.isDynamic();
            if (over) {
                dynamic.decrementAndGet();
            }
            return over ? null : known;
        });
    }

    private @Nullable LocalNamespace make(String name) {
        Rule rule = rules.stream().filter(r -> r.names.test(name)).findFirst().orElse(null);
        if (rule == null || dynamic.get() >= mostDynamic) {
            return null;
        }
        dynamic.incrementAndGet();
        LocalNamespace made = new LocalNamespace(name, adapters.apply(name), true);
        rule.setUp.accept(made);
        return made;
    }
}
