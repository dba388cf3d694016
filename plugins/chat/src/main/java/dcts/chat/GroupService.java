package dcts.chat;

import dcts.api.ApiException;
import dcts.api.Caller;
import dcts.api.Id;
import dcts.chat.ChannelTree.Group;
import dcts.chat.TreeEvents.ChangeGroup;
import dcts.chat.TreeEvents.CreateGroup;
import dcts.chat.TreeEvents.DeleteGroup;
import dcts.chat.TreeEvents.Done;
import dcts.chat.TreeEvents.GroupMade;
import dcts.chat.TreeEvents.MoveGroup;
import dcts.chat.TreeEvents.PictureOfGroup;
import dcts.chat.TreeEvents.Which;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The rules of groups. */
final class GroupService {
    private final TreeKeeper keeper;
    private final Supplier<Id> ids;

    GroupService(TreeKeeper keeper, Supplier<Id> ids) {
        this.keeper = keeper;
        this.ids = ids;
    }

    GroupMade create(Caller caller, CreateGroup wanted) {
        Id id = ids.get();
        Group group = Group.made(
                id,
                wanted.name().strip(),
                Optional.ofNullable(wanted.description()).orElse(""));
        keeper.change(caller, gate -> {
            gate.manageAll();
            int last = gate.tree().groups().size();
            return TreeStep.create("group.create", group, rows -> rows.insert(group, last));
        });
        return new GroupMade(id);
    }

    Done change(Caller caller, ChangeGroup wanted) {
        keeper.change(caller, gate -> {
            Group old = gate.managed(gate.group(wanted.groupId()), wanted.version());
            Group now = old.saying(
                    Optional.ofNullable(wanted.name()).map(String::strip).orElse(old.name()),
                    Optional.ofNullable(wanted.description()).orElse(old.description()));
            return TreeStep.change("group.change", old, now, rows -> rows.update(now));
        });
        return new Done();
    }

    Done move(Caller caller, MoveGroup wanted) {
        keeper.change(caller, gate -> {
            Group group = gate.managed(gate.group(wanted.groupId()));
            gate.manageAll();
            List<Group> all = gate.tree().groups();
            List<Id> order = TreeOrder.with(gate, all, group.id(), wanted.before());
            return TreeStep.move(
                    "group.move",
                    group,
                    group,
                    TreeOrder.positionOf(group.id(), all),
                    order.indexOf(group.id()),
                    rows -> rows.arrange(order));
        });
        return new Done();
    }

    /**
     * Gives a group another picture, or none.
     *
     * @throws ApiException {@code invalid} at {@code image} if it is none that is taken
     */
    Done picture(Caller caller, PictureOfGroup wanted) {
        Optional<Picture> picture = Optional.ofNullable(wanted.image()).map(Picture::decode);
        String id = picture.map(Picture::id).orElse(null);
        keeper.change(caller, gate -> {
            Group old = gate.managed(gate.group(wanted.groupId()), wanted.version());
            Group now = wanted.which() == Which.ICON ? old.showing(id, old.banner()) : old.showing(old.icon(), id);
            return TreeStep.change("group.picture", old, now, rows -> {
                picture.ifPresent(rows::keep);
                rows.update(now);
                rows.dropUnusedPictures();
            });
        });
        return new Done();
    }

    Done delete(Caller caller, DeleteGroup wanted) {
        keeper.change(caller, gate -> {
            Group group = gate.managed(gate.group(wanted.groupId()), wanted.version());
            gate.refuseDefaultIn(group);
            List<Id> rest = TreeOrder.without(gate.tree().groups(), group.id());
            return TreeStep.delete("group.delete", group, rows -> {
                rows.delete(group);
                rows.arrange(rest);
            });
        });
        return new Done();
    }
}
