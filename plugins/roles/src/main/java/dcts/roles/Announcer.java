package dcts.roles;

import dcts.api.Id;
import dcts.api.PermissionChanges;
import dcts.api.Topic;
import dcts.roles.RolesWire.RolesChanged;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lets a change hold: first for the server, then for those who look at roles. */
final class Announcer {
    /** Whoever shows more than so many members asks for all again. */
    private static final int MOST_NAMED = 100;
    /** Names of classes grow with each combination that there ever was. */
    private static final int MOST_CLASSES = 20_000;

    private final RoleSource source;
    private final PermissionChanges changes;
    private final Topic readers;
    private final Topic managers;

    /**
     * @param readers those who may see roles
     * @param managers those who may change them
     */
    Announcer(RoleSource source, PermissionChanges changes, Topic readers, Topic managers) {
        this.source = source;
        this.changes = changes;
        this.readers = readers;
        this.managers = managers;
    }

    /** Says that another book counts now. */
    void changed(Book before, Book after) {
        Set<Id> members = members(before, after);
        Set<Id> roles = roles(before, after);
        if (source.size() > MOST_CLASSES) {
            source.forget();
            changes.members(member -> true);
        } else if (!members.isEmpty() || !ids(after).containsAll(ids(before))) {
            changes.members(members::contains); // with a role go its eyes, held by members or not
        }
        if (!roles.isEmpty()) {
            boolean all = roles.contains(after.base().id());
            changes.rights(name -> all || source.holding(name).roles().stream().anyMatch(roles::contains));
        }
        List<Id> other = members.stream()
                .filter(member -> !before.holding(member)
                        .roles()
                        .equals(after.holding(member).roles()))
                .toList();
        boolean many = other.size() > MOST_NAMED;
        boolean looks = !looks(before).equals(looks(after));
        var told = new RolesChanged(looks || many, many ? List.of() : other);
        // Rules are nothing to those who only look; the others have them before their eyes.
        (looks || !other.isEmpty() ? readers : managers).announce(RolesWire.CHANGED, told);
    }

    /** What lists of roles show. */
    private static List<Object> looks(Book book) {
        return book.roles().stream()
                .<Object>map(role -> List.of(role.id(), role.look()))
                .toList();
    }

    private static Set<Id> members(Book before, Book after) {
        return Stream.concat(before.holdings().keySet().stream(), after.holdings().keySet().stream())
                .filter(member -> !before.holding(member).equals(after.holding(member)))
                .collect(Collectors.toSet());
    }

    /** Those whose holders may hold something else now. In another order all of them may. */
    private static Set<Id> roles(Book before, Book after) {
        List<Id> old = ids(before);
        List<Id> now = ids(after);
        Set<Id> all = new HashSet<>(old);
        all.addAll(now);
        if (kept(old, now).equals(kept(now, old))) {
            all.removeIf(id -> rights(before, id).equals(rights(after, id)));
        }
        return all;
    }

    private static List<Id> ids(Book book) {
        return book.roles().stream().map(Role::id).toList();
    }

    private static List<Id> kept(List<Id> ids, List<Id> among) {
        return ids.stream().filter(among::contains).toList();
    }

    private static List<Object> rights(Book book, Id id) {
        return book.role(id)
                .map(role -> List.<Object>of(role.rules(), role.numbers(), Objects.toString(role.level())))
                .orElse(List.of(Rules.NONE, Map.of(), "null"));
    }
}
