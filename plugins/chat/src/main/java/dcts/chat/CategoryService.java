package dcts.chat;

import dcts.api.Caller;
import dcts.api.Id;
import dcts.chat.ChannelTree.Category;
import dcts.chat.ChannelTree.Group;
import dcts.chat.TreeEvents.CategoryMade;
import dcts.chat.TreeEvents.ChangeCategory;
import dcts.chat.TreeEvents.CreateCategory;
import dcts.chat.TreeEvents.DeleteCategory;
import dcts.chat.TreeEvents.Done;
import dcts.chat.TreeEvents.MoveCategory;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The rules of categories. */
final class CategoryService {
    private final TreeKeeper keeper;
    private final Supplier<Id> ids;

    CategoryService(TreeKeeper keeper, Supplier<Id> ids) {
        this.keeper = keeper;
        this.ids = ids;
    }

    CategoryMade create(Caller caller, CreateCategory wanted) {
        Id id = ids.get();
        keeper.change(caller, gate -> {
            Group group = gate.managed(gate.group(wanted.groupId()));
            Category made = Category.made(id, group, wanted.name().strip());
            int last = group.categories().size();
            return TreeStep.create("category.create", made, rows -> rows.insert(made, group, last));
        });
        return new CategoryMade(id);
    }

    Done change(Caller caller, ChangeCategory wanted) {
        keeper.change(caller, gate -> {
            Category old = gate.managed(gate.category(wanted.categoryId()), wanted.version());
            Category now = old.named(
                    Optional.ofNullable(wanted.name()).map(String::strip).orElse(old.name()));
            return TreeStep.change("category.change", old, now, rows -> rows.update(now));
        });
        return new Done();
    }

    Done move(Caller caller, MoveCategory wanted) {
        keeper.change(caller, gate -> {
            Category old = gate.managed(gate.category(wanted.categoryId()));
            Group to = gate.managed(gate.group(wanted.groupId()));
            Group from = gate.tree().groupOf(old);
            List<Id> order = TreeOrder.with(gate, to.categories(), old.id(), wanted.before());
            List<Id> rest = TreeOrder.without(from.categories(), old.id());
            return TreeStep.move(
                    "category.move",
                    old,
                    old.in(to),
                    TreeOrder.positionOf(old.id(), from.categories()),
                    order.indexOf(old.id()),
                    rows -> {
                        rows.arrange(from, rest);
                        rows.arrange(to, order);
                    });
        });
        return new Done();
    }

    Done delete(Caller caller, DeleteCategory wanted) {
        keeper.change(caller, gate -> {
            Category category = gate.managed(gate.category(wanted.categoryId()), wanted.version());
            gate.refuseDefaultIn(category);
            Group group = gate.tree().groupOf(category);
            List<Id> rest = TreeOrder.without(group.categories(), category.id());
            return TreeStep.delete("category.delete", category, rows -> {
                rows.delete(category);
                rows.arrange(group, rest);
            });
        });
        return new Done();
    }
}
