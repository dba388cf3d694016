package dcts.roles;

import dcts.api.Holder;
import dcts.api.Id;
import dcts.roles.Role.Look;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A book as plain texts by name, such as {@code role/12/name} or {@code rule/12/chat.channel:7/chat.send}: what two books
 * differ in is what the trail tells, and what is taken back.
 */
final class Cells {
    static final String ORDER = "order";

    private final SortedMap<String, String> texts = new TreeMap<>();

    private Cells() {}

    static SortedMap<String, String> of(Book book) {
        var cells = new Cells();
        cells.texts.put(
                ORDER, book.roles().stream().map(role -> role.id().toString()).collect(Collectors.joining(" ")));
        book.roles().forEach(cells::add);
        book.holdings().forEach(cells::add);
        return cells.texts;
    }

    static SortedMap<String, String> of(Role role) {
        var cells = new Cells();
        cells.add(role);
        return cells.texts;
    }

    private void add(Role role) {
        String start = "role/" + role.id() + "/";
        put(start + "name", role.look().name());
        put(start + "color", role.look().color());
        put(start + "color2", role.look().color2());
        put(start + "shown", role.look().shown() ? "yes" : null);
        put(start + "level", role.level() == null ? null : word(role.level()));
        put(start + "base", role.base() ? "yes" : null);
        add("rule/" + role.id() + "/", role.rules());
        role.numbers().forEach((key, number) -> put("number/" + role.id() + "/" + key, "" + number));
    }

    private void add(Id member, Holding holding) {
        holding.roles().forEach(role -> put("has/" + member + "/" + role, "yes"));
        add("own/" + member + "/", holding.rules());
    }

    private void add(String start, Rules rules) {
        rules.each(rule -> put(start + rule.place() + "/" + rule.permission(), rule.allow() ? "allow" : "deny"));
    }

    private void put(String cell, @Nullable String text) {
        if (text != null) {
            texts.put(cell, text);
        }
    }

    /** The id of the role that a cell is about; empty if it is about none. */
    static Optional<String> role(String cell) {
        String[] parts = cell.split("/", 4);
        return switch (parts[0]) {
            case "role", "rule", "number" -> Optional.of(parts[1]);
            case "has" -> Optional.of(parts[2]);
            default -> Optional.empty();
        };
    }

    /** The id of the member whom a cell is about; empty if it is about none. */
    static Optional<String> member(String cell) {
        String[] parts = cell.split("/", 4);
        return parts[0].equals("has") || parts[0].equals("own") ? Optional.of(parts[1]) : Optional.empty();
    }

    /** The place of a rule; the server for all other cells. */
    static String place(String cell) {
        String[] parts = cell.split("/", 4);
        return parts.length == 4 ? parts[2] : Rules.SERVER;
    }

    static String word(Holder level) {
        return level.name().toLowerCase(Locale.ROOT);
    }

    static Holder level(String word) {
        return Holder.valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** Stays the same while the cells do, also over a restart; a whole number below 2^32. */
    static long version(Map<String, String> cells) {
        return Integer.toUnsignedLong(new TreeMap<>(cells).toString().hashCode());
    }

    /** The book of these cells. Whatever belongs to roles that are not in the order is left out. */
    static Book book(Map<String, String> cells) {
        Map<Id, RoleCells> roles = new HashMap<>();
        Map<Id, Set<Id>> held = new HashMap<>();
        Map<Id, Map<String, Map<String, Boolean>>> own = new HashMap<>();
        cells.forEach((cell, text) -> {
            String[] parts = cell.split("/", 4);
            switch (parts[0]) {
                case "role" -> of(roles, parts).attributes.put(parts[2], text);
                case "number" -> of(roles, parts).numbers.put(parts[2], Long.parseLong(text));
                case "rule" -> put(of(roles, parts).rules, parts, text);
                case "has" ->
                    held.computeIfAbsent(Id.parse(parts[1]), id -> new HashSet<>())
                            .add(Id.parse(parts[2]));
                case "own" -> put(own.computeIfAbsent(Id.parse(parts[1]), id -> new HashMap<>()), parts, text);
                default -> {}
            }
        });
        return new Book(order(cells, roles), holdings(held, own));
    }

    private static RoleCells of(Map<Id, RoleCells> roles, String[] parts) {
        return roles.computeIfAbsent(Id.parse(parts[1]), id -> new RoleCells());
    }

    private static void put(Map<String, Map<String, Boolean>> rules, String[] parts, String text) {
        rules.computeIfAbsent(parts[2], place -> new HashMap<>()).put(parts[3], text.equals("allow"));
    }

    private static List<Role> order(Map<String, String> cells, Map<Id, RoleCells> roles) {
        return Arrays.stream(cells.getOrDefault(ORDER, "").split(" ", -1))
                .filter(id -> !id.isEmpty())
                .map(Id::parse)
                .flatMap(id -> Optional.ofNullable(roles.get(id)).map(found -> found.role(id)).stream())
                .toList();
    }

    private static Map<Id, Holding> holdings(Map<Id, Set<Id>> held, Map<Id, Map<String, Map<String, Boolean>>> own) {
        Set<Id> members = new HashSet<>(held.keySet());
        members.addAll(own.keySet());
        return members.stream()
                .collect(Collectors.toMap(
                        id -> id,
                        id -> new Holding(held.getOrDefault(id, Set.of()), new Rules(own.getOrDefault(id, Map.of())))));
    }

    /** What is known of one role while its cells are read. */
    private static final class RoleCells {
        final Map<String, String> attributes = new HashMap<>();
        final Map<String, Long> numbers = new HashMap<>();
        final Map<String, Map<String, Boolean>> rules = new HashMap<>();

        Role role(Id id) {
            String level = attributes.get("level");
            return new Role(
                    id,
                    new Look(
                            attributes.getOrDefault("name", "?"),
                            attributes.get("color"),
                            attributes.get("color2"),
                            attributes.containsKey("shown")),
                    level == null ? null : level(level),
                    attributes.containsKey("base"),
                    new Rules(rules),
                    numbers);
        }
    }
}
