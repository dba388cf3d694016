package dcts.roles;

import dcts.api.Id;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The rules that stand at one place. */
final class PlaceRules {
    private PlaceRules() {}

    /** Those of roles, the highest first. */
    static List<Role> ofRoles(Book book, String place) {
        return book.roles().stream()
                .filter(role -> role.rules().byPlace().containsKey(place))
                .toList();
    }

    /** Those of members, by member. */
    static Map<Id, Map<String, Boolean>> ofMembers(Book book, String place) {
        Map<Id, Map<String, Boolean>> found = new TreeMap<>();
        book.holdings().forEach((member, holding) -> {
            if (holding.rules().byPlace().containsKey(place)) {
                found.put(member, holding.rules().at(place));
            }
        });
        return found;
    }

    /** Stays the same while the rules do. */
    static long version(Book book, String place) {
        Map<String, String> cells = new TreeMap<>();
        ofRoles(book, place)
                .forEach(role ->
                        cells.put("role/" + role.id(), role.rules().at(place).toString()));
        ofMembers(book, place).forEach((member, rules) -> cells.put("member/" + member, rules.toString()));
        return Cells.version(cells);
    }
}
