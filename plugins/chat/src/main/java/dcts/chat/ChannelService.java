package dcts.chat;

import dcts.api.ApiException;
import dcts.api.Caller;
import dcts.api.Id;
import dcts.chat.ChannelTree.Category;
import dcts.chat.ChannelTree.Channel;
import dcts.chat.TreeEvents.ChangeChannel;
import dcts.chat.TreeEvents.ChannelMade;
import dcts.chat.TreeEvents.CreateChannel;
import dcts.chat.TreeEvents.DefaultChannel;
import dcts.chat.TreeEvents.DeleteChannel;
import dcts.chat.TreeEvents.Done;
import dcts.chat.TreeEvents.MoveChannel;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The rules of channels. */
final class ChannelService {
    private final TreeKeeper keeper;
    private final Supplier<Id> ids;
    private final ChannelKinds kinds;

    ChannelService(TreeKeeper keeper, Supplier<Id> ids, ChannelKinds kinds) {
        this.keeper = keeper;
        this.ids = ids;
        this.kinds = kinds;
    }

    /**
     * Makes a channel at the end of a category.
     *
     * @throws ApiException {@code invalid} at {@code kind} if nobody offers such channels
     */
    ChannelMade create(Caller caller, CreateChannel wanted) {
        Id id = ids.get();
        var draft = new Channel.Draft(
                wanted.name().strip(),
                wanted.kind(),
                Optional.ofNullable(wanted.description()).orElse(""));
        keeper.change(caller, gate -> {
            Category category = gate.managed(gate.category(wanted.categoryId()));
            if (!kinds.has(wanted.kind())) {
                throw ApiException.invalid("kind");
            }
            Channel made = Channel.made(id, category, draft);
            int last = category.channels().size();
            return TreeStep.create("channel.create", made, rows -> rows.insert(made, category, last));
        });
        return new ChannelMade(id);
    }

    Done change(Caller caller, ChangeChannel wanted) {
        keeper.change(caller, gate -> {
            Channel old = gate.managed(gate.channel(wanted.channelId()), wanted.version());
            Channel now = changed(old, wanted);
            return TreeStep.change("channel.change", old, now, rows -> rows.update(now));
        });
        return new Done();
    }

    private static Channel changed(Channel old, ChangeChannel wanted) {
        return new Channel(
                old.id(),
                old.scope(),
                Optional.ofNullable(wanted.name()).map(String::strip).orElse(old.name()),
                old.kind(),
                Optional.ofNullable(wanted.description()).orElse(old.description()),
                Optional.ofNullable(wanted.slowModeSeconds()).orElse(old.slowModeSeconds()),
                Optional.ofNullable(wanted.archived()).orElse(old.archived()),
                old.isDefault(),
                old.version() + 1);
    }

    Done move(Caller caller, MoveChannel wanted) {
        keeper.change(caller, gate -> {
            Channel old = gate.managed(gate.channel(wanted.channelId()));
            Category to = gate.managed(gate.category(wanted.categoryId()));
            Category from = gate.tree().categoryOf(old);
            List<Id> order = TreeOrder.with(gate, to.channels(), old.id(), wanted.before());
            List<Id> rest = TreeOrder.without(from.channels(), old.id());
            return TreeStep.move(
                    "channel.move",
                    old,
                    old.in(to),
                    TreeOrder.positionOf(old.id(), from.channels()),
                    order.indexOf(old.id()),
                    rows -> {
                        rows.arrange(from, rest);
                        rows.arrange(to, order);
                    });
        });
        return new Done();
    }

    /** Lets new members begin in this channel; that concerns the whole server. */
    Done makeDefault(Caller caller, DefaultChannel wanted) {
        keeper.change(caller, gate -> {
            Channel channel = gate.managed(gate.channel(wanted.channelId()));
            gate.manageAll();
            return TreeStep.makeDefault(channel, gate.tree().defaultChannel(), rows -> rows.makeDefault(channel));
        });
        return new Done();
    }

    Done delete(Caller caller, DeleteChannel wanted) {
        keeper.change(caller, gate -> {
            Channel channel = gate.managed(gate.channel(wanted.channelId()), wanted.version());
            gate.refuseDefaultIn(channel);
            Category category = gate.tree().categoryOf(channel);
            List<Id> rest = TreeOrder.without(category.channels(), channel.id());
            return TreeStep.delete("channel.delete", channel, rows -> {
                rows.delete(channel);
                rows.arrange(category, rest);
            });
        });
        return new Done();
    }
}
