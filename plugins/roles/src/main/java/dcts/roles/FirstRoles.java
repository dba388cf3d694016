package dcts.roles;

import dcts.api.Holder;
import dcts.api.Id;
import dcts.roles.Role.Look;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jdbi.v3.core.Jdbi;

/** The roles of a server that had none: with them everybody may do what permissions declare, and two of them help the owner. */
final class FirstRoles {
    private final RoleStore store;

    FirstRoles(Jdbi jdbi) {
        this.store = new RoleStore(jdbi);
    }

    void make(Supplier<Id> ids) {
        var stored = store.load();
        if (stored.book().roles().isEmpty()) {
            var first = new Book(
                    List.of(
                            role(ids.get(), "Administrator", "#d9534f", Holder.ADMIN),
                            role(ids.get(), "Moderator", "#3b8ea5", Holder.MODERATOR),
                            new Role(
                                    ids.get(),
                                    new Look("Member", null, null, false),
                                    Holder.MEMBER,
                                    true,
                                    Rules.NONE,
                                    Map.of())),
                    Map.of());
            store.change(stored.revision(), first, Difference.between(stored.book(), first), transaction -> {});
        }
    }

    private static Role role(Id id, String name, String color, Holder level) {
        return new Role(id, new Look(name, color, null, true), level, false, Rules.NONE, Map.of());
    }
}
