package dcts.core.plugin;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;

/** Decides which of the archives found can be loaded, in which order, and why the others cannot. */
final class PluginPlan {
    /** Prefixes of what the core itself registers and announces. */
    private static final Set<String> RESERVED =
            Set.of("core", "accounts", "session", "sessions", "server", "ui", "admin");

    private final BiPredicate<String, String> fits;
    private final Set<String> disabled;
    private final Map<String, Found> found = new TreeMap<>();
    private final Map<String, String> failures = new TreeMap<>();
    private final Map<String, Found> ordered = new TreeMap<>();
    private final List<Found> order = new ArrayList<>();
    private final Set<String> waiting = new HashSet<>();

    /**
     * One archive that could be read.
     *
     * @param file the name that the owner knows
     * @param archive the copy to be opened
     */
    record Found(String file, Path archive, Manifest manifest) {
        String id() {
            return manifest.id();
        }
    }

    /** What one plugin needs of another. */
    private record Requirement(String id, String range) {
        static Requirement parse(String written) {
            String[] parts = written.split("@", 2);
            return new Requirement(parts[0], parts.length == 2 ? parts[1] : "*");
        }

        boolean accepts(String version, BiPredicate<String, String> fits) {
            return fits.test(version, range);
        }
    }

    /**
     * Makes a plan.
     *
     * @param disabled the ids of those that are not to run
     * @param fits whether a version is in a range; throws a RuntimeException if the range cannot be read
     */
    PluginPlan(List<Found> archives, Set<String> disabled, BiPredicate<String, String> fits) {
        this.fits = fits;
        this.disabled = disabled;
        archives.forEach(this::admit);
        List<Found> left = new ArrayList<>(found.values());
        boolean more = true;
        while (more) {
            more = left.removeIf(this::ready);
        }
        left.stream()
                .filter(plugin -> !disabled.contains(plugin.id()))
                .forEach(plugin -> failures.put(plugin.id(), whatIsMissing(plugin)));
    }

    /** Those that can be loaded, each after those that it requires. */
    List<Found> order() {
        return List.copyOf(order);
    }

    /** Why others cannot, by id, or by the archive's name where the id is not theirs. */
    Map<String, String> failures() {
        return Map.copyOf(failures);
    }

    private void admit(Found plugin) {
        String id = plugin.manifest.id();
        if (RESERVED.contains(id)) {
            failures.put(plugin.file, unfitness(plugin.manifest, fits).orElseThrow());
        } else if (found.containsKey(id)) {
            failures.put(plugin.file, "there is another archive with the id " + id);
        } else {
            found.put(id, plugin);
            unfitness(plugin.manifest, fits).ifPresent(reason -> failures.put(id, reason));
        }
    }

    /**
     * Why a plugin cannot run on this server whatever else is there; empty if it can.
     *
     * @param fits whether a version is in a range; throws a RuntimeException if the range cannot be read
     */
    static Optional<String> unfitness(Manifest manifest, BiPredicate<String, String> fits) {
        if (RESERVED.contains(manifest.id())) {
            return Optional.of("the id " + manifest.id() + " is the server's own");
        }
        try {
            requirements(manifest).forEach(required -> required.accepts("1.0.0", fits));
            return fits.test(Manifest.API, manifest.api())
                    ? Optional.empty()
                    : Optional.of("it is for version " + manifest.api() + " of the plugin API, this server has "
                            + Manifest.API);
        } catch (RuntimeException e) { // the library's, of several kinds
            return Optional.of("plugin.json, api or requires: not a range of versions (" + e.getMessage() + ")");
        }
    }

    private boolean ready(Found plugin) {
        if (failures.containsKey(plugin.manifest.id())
                || disabled.contains(plugin.manifest.id())
                || !requirements(plugin.manifest).stream().allMatch(this::met)) {
            return false;
        }
        ordered.put(plugin.manifest.id(), plugin);
        return order.add(plugin);
    }

    private boolean met(Requirement required) {
        Found other = ordered.get(required.id);
        return other != null && required.accepts(other.manifest.version(), fits);
    }

    private String whatIsMissing(Found plugin) {
        String known = failures.get(plugin.manifest.id());
        if (known != null) {
            return known;
        }
        for (Requirement required : requirements(plugin.manifest)) {
            Found other = found.get(required.id);
            if (other == null) {
                return "it requires " + required.id + ", which is not there";
            }
            if (!required.accepts(other.manifest.version(), fits)) {
                return "it requires " + required.id + "@" + required.range + ", and there is "
                        + other.manifest.version();
            }
        }
        waiting.add(plugin.id());
        return requirements(plugin.manifest).stream()
                .filter(required -> !ordered.containsKey(required.id))
                .findFirst()
                .map(required -> "it requires " + required.id + ", which does not run")
                .orElseThrow();
    }

    /** The ids of those that are not to run. */
    Set<String> disabled() {
        return disabled;
    }

    /** True if what a plugin needs is there and fits, but will not run. */
    boolean waits(String id) {
        return waiting.contains(id);
    }

    /** All that were found and are plugins, also those that cannot run or are not to. */
    Collection<Found> found() {
        return found.values();
    }

    /** A plugin's id and those of all that it needs, as far as they are there; empty if it is not there itself. */
    Set<String> withRequired(String id) {
        Set<String> needed = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(id));
        while (!open.isEmpty()) {
            Found next = found.get(open.pop());
            if (next != null && needed.add(next.id())) {
                open.addAll(required(next.manifest));
            }
        }
        return needed;
    }

    /** The ids of what a plugin requires. */
    static List<String> required(Manifest manifest) {
        return requirements(manifest).stream().map(Requirement::id).toList();
    }

    private static List<Requirement> requirements(Manifest manifest) {
        return manifest.required().stream().map(Requirement::parse).toList();
    }
}
