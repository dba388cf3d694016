package dcts.roles;

import dcts.api.Holder;
import dcts.api.Id;
import dcts.roles.Role.Look;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The roles of a server that had none: with them everybody may do what permissions declare, and two of them help the owner. */
final class FirstRoles {
    private final RoleStore store;

    FirstRoles(RoleStore store) {
        this.store = store;
    }

    void make(Supplier<Id> ids) {
        store.change(
                store.load(),
                before -> {
                    Book after = before.roles().isEmpty() ? first(ids) : before;
                    return new RoleStore.Next(after, Difference.between(before, after));
                },
                (transaction, next) -> {});
    }

    private static Book first(Supplier<Id> ids) {
        var base = new Look("Member", null, null, false);
        return new Book(
                List.of(
                        role(ids.get(), "Administrator", "#d9534f", Holder.ADMIN),
                        role(ids.get(), "Moderator", "#3b8ea5", Holder.MODERATOR),
                        new Role(ids.get(), base, Holder.MEMBER, true, Rules.NONE, Map.of())),
                Map.of());
    }

    private static Role role(Id id, String name, String color, Holder level) {
        return new Role(id, new Look(name, color, null, true), level, false, Rules.NONE, Map.of());
    }
}
