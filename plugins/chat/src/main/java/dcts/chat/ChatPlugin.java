package dcts.chat;

import dcts.api.Caller;
import dcts.api.PluginContext;
import dcts.api.ServerPlugin;
import dcts.chat.api.Channels;
import dcts.chat.api.Chat;
import dcts.chat.api.ChatPermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The chat. */
public final class ChatPlugin implements ServerPlugin {
    private @Nullable ChatDemo demo;

    @Override
    public void start(PluginContext context) {
        ChatPermissions.ALL.forEach(context::declare);
        context.declare(ChatEvents.MESSAGE_CREATED);

        var trees = new TreeStore(context.jdbi());
        trees.makeFirst(context::newId, context.clock());
        var tree = trees.load();
        var access = new ChannelAccess(tree, context.permissions());
        context.provide(Channels.class, access);

        var messages = new MessageStore(context.jdbi());
        var writer = context.writer(new MessageTable(messages));
        var feed = new ChannelFeed(context::topic);
        var hooks = new MessageService.Hooks(
                context.asks(Chat.SENDING), context.tells(Chat.SENT), context.keeps(Chat.MESSAGES, messages::journal));
        var service = new MessageService(access, writer, feed, hooks);

        var socket = new ChatSocket(tree, access, messages, writer, service);
        context.on(ChatEvents.TREE, socket::tree);
        context.on(ChatEvents.HISTORY, socket::history);
        context.on(ChatEvents.CHANGES, socket::changes);
        context.onDeferred(ChatEvents.SEND, socket::send);

        demo = new ChatDemo(tree, service);
    }

    @Override
    public void demo(List<Caller> members) {
        if (demo != null) {
            demo.fill(members);
        }
    }
}
