package dcts.core.plugin;

import dcts.api.Effect;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** The events that a plugin's entry points say they fire. Once it has started, each of them must be declared by somebody. */
final class PromisedEvents {
    private final Supplier<Set<String>> declared;
    private final List<Effect.Changes> effects = new CopyOnWriteArrayList<>();
    private volatile boolean started;

    PromisedEvents(Supplier<Set<String>> declared) {
        this.declared = declared;
    }

    void add(Effect effect) {
        if (effect instanceof Effect.Changes changes) {
            effects.add(changes);
            if (started) {
                demand();
            }
        }
    }

    /**
     * Demands that every one is declared, from now on.
     *
     * @throws IllegalStateException if one is not
     */
    void demand() {
        started = true;
        Set<String> known = declared.get();
        for (Effect.Changes effect : effects) {
            for (String name : List.of(effect.before().name(), effect.after().name())) {
                if (!known.contains(name)) {
                    throw new IllegalStateException(
                            "an entry point says that it fires " + name + ", which nobody declares");
                }
            }
        }
    }
}
