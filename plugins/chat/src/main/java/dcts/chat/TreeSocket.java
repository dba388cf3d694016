package dcts.chat;

import dcts.api.AppendWriter;
import dcts.api.Caller;
import dcts.api.Head;
import dcts.chat.ChannelTree.Category;
import dcts.chat.ChannelTree.Channel;
import dcts.chat.ChannelTree.Group;
import dcts.chat.TreeEvents.ChatCategory;
import dcts.chat.TreeEvents.ChatChannel;
import dcts.chat.TreeEvents.ChatGroup;
import dcts.chat.TreeEvents.TreeAnswer;
import dcts.chat.TreeEvents.TreeRequest;
import java.util.List;

/** The tree as one caller sees it. */
final class TreeSocket {
    private final ChannelAccess access;
    private final AppendWriter<MessageDraft, Message> writer;
    private final ChannelKinds kinds;

    TreeSocket(ChannelAccess access, AppendWriter<MessageDraft, Message> writer, ChannelKinds kinds) {
        this.access = access;
        this.writer = writer;
        this.kinds = kinds;
    }

    TreeAnswer tree(Caller caller, TreeRequest wanted) {
        TreeGate gate = access.gate(caller);
        List<ChatGroup> groups = gate.tree().groups().stream()
                .map(group -> view(gate, group))
                .filter(group -> group.mayManage() || !group.categories().isEmpty())
                .toList();
        return new TreeAnswer(groups, kinds.all(), gate.managesAll());
    }

    private ChatGroup view(TreeGate gate, Group group) {
        List<ChatCategory> categories = group.categories().stream()
                .map(category -> view(gate, category))
                .filter(category -> category.mayManage() || !category.channels().isEmpty())
                .toList();
        return new ChatGroup(
                group.id(),
                group.name(),
                group.description(),
                group.icon(),
                group.banner(),
                group.version(),
                gate.manages(group),
                categories);
    }

    private ChatCategory view(TreeGate gate, Category category) {
        List<ChatChannel> channels = category.channels().stream()
                .filter(gate::sees)
                .map(channel -> view(gate, channel))
                .toList();
        return new ChatCategory(category.id(), category.name(), category.version(), gate.manages(category), channels);
    }

    private ChatChannel view(TreeGate gate, Channel channel) {
        Head head = writer.head(channel.id());
        return new ChatChannel(
                channel.id(),
                channel.name(),
                channel.kind(),
                channel.description(),
                channel.slowModeSeconds(),
                channel.archived(),
                channel.isDefault(),
                head.seq(),
                head.rev(),
                channel.version(),
                gate.manages(channel),
                gate.sends(channel),
                gate.bypassesSlowMode(channel.scope()));
    }
}
