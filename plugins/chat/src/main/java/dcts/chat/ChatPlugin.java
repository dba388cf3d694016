package dcts.chat;

import dcts.api.AppendWriter;
import dcts.api.Caller;
import dcts.api.PluginContext;
import dcts.api.Scope;
import dcts.api.ServerPlugin;
import dcts.chat.api.Channels;
import dcts.chat.api.Chat;
import dcts.chat.api.ChatPermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The chat. */
public final class ChatPlugin implements ServerPlugin {
    private static final int WAITING_MEMBERS = 50_000;

    private @Nullable ChatDemo demo;

    @Override
    public void start(PluginContext context) {
        ChatPermissions.ALL.forEach(context::declare);
        context.declare(ChatPermissions.LONGEST_MESSAGE);
        context.declare(ChatEvents.MESSAGE_CREATED);
        context.declare(TreeEvents.TREE_CHANGED);

        var store = new TreeStore(context.jdbi(), context.audit(), context.clock());
        store.makeFirst(context::newId);
        var tree = new LiveTree(store.load());
        var kinds = new ChannelKinds();
        var access = new ChannelAccess(tree, context.permissions(), kinds);
        context.provide(Channels.class, access);
        context.declare(new ChatPlaces(access));

        var feed = new ChannelFeed(tree, context::topic);
        var messages = new MessageStore(context.jdbi());
        var writer = context.writer(new MessageTable(messages));
        var service = messages(context, access, feed, messages, writer);
        context.on(TreeEvents.TREE, new TreeSocket(access, writer, kinds)::tree);
        context.on(TreeEvents.PICTURE, new ChatRoutes(access, new PictureStore(context.jdbi()))::picture);

        var sweeper = new Sweeper(new GoneStore(context.jdbi()), context.clock(), context::gone);
        sweeper.run();
        context.every("sweep", Sweeper.PERIOD, sweeper::run);
        var hooks =
                new TreeKeeper.Hooks(context.asks(Chat.PLACE_CHANGING), context.tells(Chat.PLACE_CHANGED), changed -> {
                    feed.changed(changed);
                    List<Scope> gone = changed.gone();
                    if (!gone.isEmpty()) {
                        context.gone(gone);
                        sweeper.wake();
                    }
                });
        var keeper = new TreeKeeper(tree, store, access, hooks);
        changes(context, keeper, kinds);
        context.every("catchup", TreeKeeper.PERIOD, keeper::catchUp);

        demo = new ChatDemo(tree, service);
    }

    private static MessageService messages(
            PluginContext context,
            ChannelAccess access,
            ChannelFeed feed,
            MessageStore messages,
            AppendWriter<MessageDraft, Message> writer) {
        var hooks = new MessageService.Hooks(
                context.asks(Chat.SENDING),
                context.tells(Chat.SENT),
                context.keeps(Chat.MESSAGES, messages::journal),
                feed);
        var slowMode = new SlowMode(access, messages, context.cache("slow", WAITING_MEMBERS), context.clock());
        var service = new MessageService(access, slowMode, messages, writer, hooks);
        var socket = new ChatSocket(access, messages, writer, service);
        context.on(ChatEvents.HISTORY, socket::history);
        context.on(ChatEvents.CHANGES, socket::changes);
        context.onDeferred(ChatEvents.SEND, socket::send);
        return service;
    }

    private static void changes(PluginContext context, TreeKeeper keeper, ChannelKinds kinds) {
        var groups = new GroupService(keeper, context::newId);
        context.on(TreeEvents.CREATE_GROUP, groups::create);
        context.on(TreeEvents.CHANGE_GROUP, groups::change);
        context.on(TreeEvents.MOVE_GROUP, groups::move);
        context.on(TreeEvents.PICTURE_OF_GROUP, groups::picture);
        context.on(TreeEvents.DELETE_GROUP, groups::delete);
        var categories = new CategoryService(keeper, context::newId);
        context.on(TreeEvents.CREATE_CATEGORY, categories::create);
        context.on(TreeEvents.CHANGE_CATEGORY, categories::change);
        context.on(TreeEvents.MOVE_CATEGORY, categories::move);
        context.on(TreeEvents.DELETE_CATEGORY, categories::delete);
        var channels = new ChannelService(keeper, context::newId, kinds);
        context.on(TreeEvents.CREATE_CHANNEL, channels::create);
        context.on(TreeEvents.CHANGE_CHANNEL, channels::change);
        context.on(TreeEvents.MOVE_CHANNEL, channels::move);
        context.on(TreeEvents.DEFAULT_CHANNEL, channels::makeDefault);
        context.on(TreeEvents.DELETE_CHANNEL, channels::delete);
    }

    @Override
    public void demo(List<Caller> members) {
        if (demo != null) {
            demo.fill(members);
        }
    }
}
