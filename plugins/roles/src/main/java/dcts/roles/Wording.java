package dcts.roles;

import dcts.api.Caller;
import dcts.api.Id;
import dcts.api.PluginContext;
import dcts.roles.Command.Whose.OfMember;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Cells for people: each id of a role, a place or a member is preceded by the name it had then, such as
 * {@code rule/Helper (12)/news (chat.channel:7)/chat.send}.
 */
final class Wording {
    private final Map<String, String> names = new HashMap<>();

    /**
     * The words for what two books and a few others name.
     *
     * @param others names by id or place
     */
    Wording(Book before, Book after, Map<String, String> others) {
        names.putAll(others);
        for (Book book : List.of(before, after)) {
            book.roles()
                    .forEach(role -> names.put(role.id().toString(), role.look().name()));
        }
    }

    /** The names of the places, as the actor knows them, and of the member whom a command is about. Queries. */
    static Map<String, String> names(PluginContext context, Caller actor, Command command) {
        Map<String, String> names = new HashMap<>();
        context.places().visibleTo(actor).forEach(place -> names.put(Resolution.place(place.scope()), place.name()));
        names.remove(Rules.SERVER);
        context.members()
                .find(members(command))
                .forEach(member -> names.put(member.id().toString(), member.displayName()));
        return names;
    }

    private static List<Id> members(Command command) {
        return switch (command) {
            case Command.Assign assign -> List.of(assign.member());
            case Command.Rule(var place, var version, OfMember(var member), var values) -> List.of(member);
            default -> List.of();
        };
    }

    Map<String, String> of(Map<String, String> cells) {
        Map<String, String> worded = new TreeMap<>();
        cells.forEach((cell, text) -> {
            String name = Arrays.stream(cell.split("/", 4)).map(this::of).collect(Collectors.joining("/"));
            worded.put(name, cell.equals(Cells.ORDER) ? order(text) : text);
        });
        return worded;
    }

    private String order(String ids) {
        return Arrays.stream(ids.split(" ", -1)).map(this::of).collect(Collectors.joining(", "));
    }

    /** What is no id stays as it is. */
    String of(String part) {
        String name = names.get(part);
        return name == null ? part : name + " (" + part + ")";
    }
}
