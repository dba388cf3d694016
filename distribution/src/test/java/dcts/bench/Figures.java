package dcts.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Measurements of one thing; machines are noisy, so the middle one counts, and the others are shown. */
final class Figures {
    private final List<Double> values = new ArrayList<>();

    void add(double value) {
        values.add(value);
    }

    void clear() {
        values.clear();
    }

    String latest(String format) {
        return String.format(Locale.ROOT, format, values.getLast());
    }

    /** The middle one, and the least and greatest behind it. */
    String median(String format) {
        var sorted = values.stream().sorted().toList();
        var range = values.size() == 1
                ? ""
                : String.format(Locale.ROOT, " (%.2f to %.2f)", sorted.getFirst(), sorted.getLast());
        return String.format(Locale.ROOT, format, sorted.get(sorted.size() / 2)) + range;
    }
}
