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
import java.util.stream.Collectors;

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

    /** All cells that it touches. */
    Set<String> cells() {
        Set<String> all = new TreeSet<>(before.keySet());
        all.addAll(after.keySet());
        return all;
    }

    /** The places at which it changes rules. With a role that comes or goes its rules do, wherever they are. */
    Set<String> places() {
        Set<String> whole = whole();
        return cells().stream()
                .filter(cell -> !cell.startsWith("has/"))
                .map(cell -> Cells.role(cell).filter(whole::contains).isPresent() ? Rules.SERVER : Cells.place(cell))
                .collect(Collectors.toSet());
    }

    /** Whether it gives or takes roles that stay. */
    boolean assigns() {
        Set<String> whole = whole();
        return cells().stream()
                .filter(cell -> cell.startsWith("has/"))
                .anyMatch(cell -> Cells.role(cell).filter(whole::contains).isEmpty());
    }

    /** The roles that come or go. */
    private Set<String> whole() {
        Set<String> both = new HashSet<>(ids(before.getOrDefault(Cells.ORDER, "")));
        Set<String> other = new HashSet<>(ids(after.getOrDefault(Cells.ORDER, "")));
        Set<String> kept = new HashSet<>(both);
        kept.retainAll(other);
        both.addAll(other);
        both.removeAll(kept);
        return both;
    }

    /** The book with everything as it was before; empty if something of it has been changed since. */
    Optional<Book> takenBackFrom(Book book) {
        Map<String, String> cells = Cells.of(book);
        Set<String> touched = cells();
        boolean reordered = touched.remove(Cells.ORDER);
        for (String cell : touched) {
            if (!Objects.equals(cells.get(cell), after.get(cell))) {
                return Optional.empty();
            }
            Optional.ofNullable(before.get(cell))
                    .ifPresentOrElse(text -> cells.put(cell, text), () -> cells.remove(cell));
        }
        if (reordered) {
            if (isUsed(cells.keySet(), touched)) {
                return Optional.empty();
            }
            Optional<String> order = order(cells.getOrDefault(Cells.ORDER, ""));
            order.ifPresent(text -> cells.put(Cells.ORDER, text));
            if (order.isEmpty()) {
                return Optional.empty();
            }
        }
        return Optional.of(Cells.book(cells));
    }

    /** Whether a role that would go has got rules, numbers or holders since, that would go with it. */
    private boolean isUsed(Set<String> cells, Set<String> touched) {
        Set<String> going = new HashSet<>(ids(after.getOrDefault(Cells.ORDER, "")));
        ids(before.getOrDefault(Cells.ORDER, "")).forEach(going::remove);
        return !going.isEmpty()
                && cells.stream()
                        .filter(cell -> !touched.contains(cell))
                        .anyMatch(
                                cell -> Cells.role(cell).filter(going::contains).isPresent());
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
            result.add(belowNeighbour(old.subList(0, old.indexOf(id)), result), id);
        });
        return Optional.of(String.join(" ", result));
    }

    /** Below the lowest of those that stood above it and are still there. */
    private static int belowNeighbour(List<String> above, List<String> now) {
        return above.reversed().stream()
                .filter(now::contains)
                .findFirst()
                .map(id -> now.indexOf(id) + 1)
                .orElse(0);
    }

    private static List<String> ids(String order) {
        return Arrays.stream(order.split(" ", -1)).filter(id -> !id.isEmpty()).toList();
    }
}
