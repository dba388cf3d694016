package dcts.crash;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the checker found: how often each fault, and the first examples of each. */
final class Verdict {
    private static final int EXAMPLES = 5;

    private final Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
    private final List<String> examples = new ArrayList<>();

    Verdict() {
        for (Fault fault : Fault.values()) {
            counts.put(fault, 0);
        }
    }

    void add(Fault fault, String example) {
        if (counts.merge(fault, 1, Integer::sum) <= EXAMPLES) {
            examples.add(fault + ": " + example);
        }
    }

    int count(Fault fault) {
        return counts.getOrDefault(fault, 0);
    }

    /** Every fault in the order of their declaration, also those that were not found. */
    Map<Fault, Integer> counts() {
        return Collections.unmodifiableMap(counts);
    }

    /** The faults that were found. */
    List<Fault> found() {
        return counts.keySet().stream().filter(fault -> count(fault) > 0).toList();
    }

    List<String> examples() {
        return List.copyOf(examples);
    }

    /** Whether all that is promised was kept. */
    boolean holds() {
        return found().isEmpty();
    }
}
