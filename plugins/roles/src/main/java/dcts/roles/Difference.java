package dcts.roles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What two books differ in.
 *
 * @param before the cells that were otherwise before; what is missing here was not there
 * @param after the same cells afterwards
 */
record Difference(Map<String, String> before, Map<String, String> after) {
    Difference {
        before = Map.copyOf(before);
        after = Map.copyOf(after);
    }

    static Difference between(Book one, Book other) {
        Map<String, String> before = Cells.of(one);
        Map<String, String> after = Cells.of(other);
        Map<String, String> was = new TreeMap<>();
        Map<String, String> is = new TreeMap<>();
        Set<String> all = new TreeSet<>(before.keySet());
        all.addAll(after.keySet());
        for (String cell : all) {
            if (!Objects.equals(before.get(cell), after.get(cell))) {
                Optional.ofNullable(before.get(cell)).ifPresent(text -> was.put(cell, text));
                Optional.ofNullable(after.get(cell)).ifPresent(text -> is.put(cell, text));
            }
        }
        return new Difference(was, is);
    }

    boolean isEmpty() {
        return before.isEmpty() && after.isEmpty();
    }

    /** The book with everything as it was before; empty if something of it has been changed since. */
    Optional<Book> takenBackFrom(Book book) {
        Map<String, String> cells = Cells.of(book);
        Set<String> touched = new HashSet<>(before.keySet());
        touched.addAll(after.keySet());
        boolean reordered = touched.remove(Cells.ORDER);
        for (String cell : touched) {
            if (!Objects.equals(cells.get(cell), after.get(cell))) {
                return Optional.empty();
            }
            Optional.ofNullable(before.get(cell))
                    .ifPresentOrElse(text -> cells.put(cell, text), () -> cells.remove(cell));
        }
        if (reordered) {
            Optional<String> order = order(cells.getOrDefault(Cells.ORDER, ""));
            order.ifPresent(text -> cells.put(Cells.ORDER, text));
            if (order.isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of(Cells.book(cells));
    }

    /** A role that came goes, one that went comes back under its old neighbour; a move is taken back only if nothing moved since. */
    private Optional<String> order(String now) {
        List<String> old = ids(before.getOrDefault(Cells.ORDER, ""));
        List<String> changed = ids(after.getOrDefault(Cells.ORDER, ""));
        if (new HashSet<>(old).equals(new HashSet<>(changed))) {
            return now.equals(String.join(" ", changed)) ? Optional.of(String.join(" ", old)) : Optional.empty();
        }
        Set<String> ids = new LinkedHashSet<>(ids(now));
        changed.stream().filter(id -> !old.contains(id)).forEach(ids::remove);
        var result = new ArrayList<>(ids);
        old.stream().filter(id -> !changed.contains(id)).forEach(id -> {
            int at = old.indexOf(id) == 0 ? 0 : result.indexOf(old.get(old.indexOf(id) - 1)) + 1;
            result.add(at, id);
        });
        return Optional.of(String.join(" ", result));
    }

    private static List<String> ids(String order) {
        return Arrays.stream(order.split(" ", -1)).filter(id -> !id.isEmpty()).toList();
    }
}
