package dcts.house;

import java.util.List;
import java.util.stream.Stream;

/**
 * The places that may break a rule, each by name and with its reason. Written one a line: {@code rule | path | reason};
 * a path that ends in {@code /} stands for everything below it.
 */
record Exemptions(List<Entry> entries) {

    record Entry(String rule, String path, String reason) {

        boolean covers(Violation violation) {
            var samePlace = path.endsWith("/")
                    ? violation.path().startsWith(path)
                    : violation.path().equals(path);
            return samePlace && violation.rule().equals(rule);
        }
    }

    static Exemptions parse(String text) {
        return new Exemptions(text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Exemptions::entry)
                .toList());
    }

    private static Entry entry(String line) {
        var parts = line.split("\\|", 3);
        if (parts.length < 3 || parts[2].isBlank()) {
            throw new IllegalArgumentException("not of the form 'rule | path | reason': " + line);
        }
        return new Entry(parts[0].strip(), parts[1].strip(), parts[2].strip());
    }

    /** What remains when the exempted places are taken out. */
    List<Violation> without(List<Violation> violations) {
        return violations.stream()
                .filter(violation -> entries.stream().noneMatch(entry -> entry.covers(violation)))
                .toList();
    }

    /** The entries that exempt nothing any more and so have to go. */
    Stream<Entry> idle(List<Violation> violations) {
        return entries.stream().filter(entry -> violations.stream().noneMatch(entry::covers));
    }
}
