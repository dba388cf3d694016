package dcts.chat;

import dcts.api.ApiException;
import dcts.api.AppendWriter;
import dcts.api.Caller;
import dcts.api.Head;
import dcts.api.Id;
import dcts.api.Reply;
import dcts.chat.ChannelTree.Channel;
import dcts.chat.ChatEvents.CategoryView;
import dcts.chat.ChatEvents.Change;
import dcts.chat.ChatEvents.ChangesView;
import dcts.chat.ChatEvents.ChangesWanted;
import dcts.chat.ChatEvents.ChannelView;
import dcts.chat.ChatEvents.GroupView;
import dcts.chat.ChatEvents.HistoryView;
import dcts.chat.ChatEvents.HistoryWanted;
import dcts.chat.ChatEvents.SendMessage;
import dcts.chat.ChatEvents.SentMessage;
import dcts.chat.ChatEvents.TreeView;
import dcts.chat.ChatEvents.TreeWanted;
import dcts.chat.api.ChatMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From the wire to the rules and back. */
final class ChatSocket {
    private static final int DEFAULT_LIMIT = 50;
    /** Who is further behind fetches the newest page instead of every change. */
    private static final long MAX_GAP = 1_000;

    private final ChannelTree tree;
    private final ChannelAccess access;
    private final MessageStore messages;
    private final AppendWriter<MessageDraft, Message> writer;
    private final MessageService service;

    ChatSocket(
            ChannelTree tree,
            ChannelAccess access,
            MessageStore messages,
            AppendWriter<MessageDraft, Message> writer,
            MessageService service) {
        this.tree = tree;
        this.access = access;
        this.messages = messages;
        this.writer = writer;
        this.service = service;
    }

    void send(Caller caller, SendMessage wanted, Reply<SentMessage> reply) {
        service.send(caller, wanted, reply);
    }

    TreeView tree(Caller caller, TreeWanted wanted) {
        return new TreeView(tree.groups().stream()
                .map(group -> new GroupView(group.id(), group.name(), categories(caller, group)))
                .filter(group -> !group.categories().isEmpty())
                .toList());
    }

    private List<CategoryView> categories(Caller caller, ChannelTree.Group group) {
        return group.categories().stream()
                .map(category -> new CategoryView(category.id(), category.name(), channels(caller, category)))
                .filter(category -> !category.channels().isEmpty())
                .toList();
    }

    private List<ChannelView> channels(Caller caller, ChannelTree.Category category) {
        return category.channels().stream()
                .filter(channel -> access.mayRead(caller, channel))
                .map(this::view)
                .toList();
    }

    private ChannelView view(Channel channel) {
        Head head = writer.head(channel.id());
        return new ChannelView(channel.id(), channel.name(), channel.kind(), head.seq(), head.rev());
    }

    HistoryView history(Caller caller, HistoryWanted wanted) {
        Channel channel = access.forReading(caller, wanted.channelId());
        int limit = limit(wanted.limit());
        Id after = wanted.after();
        if (after != null && wanted.before() != null) {
            throw ApiException.invalid("after");
        }
        // One more than asked for tells whether there is more.
        List<Message> found = after == null
                ? messages.before(channel.id(), wanted.before(), limit + 1)
                : messages.after(channel.id(), after, limit + 1);
        boolean more = found.size() > limit;
        List<ChatMessage> page = found.stream().limit(limit).map(Message::view).toList();
        return new HistoryView(after == null ? page.reversed() : page, more);
    }

    ChangesView changes(Caller caller, ChangesWanted wanted) {
        Channel channel = access.forReading(caller, wanted.channelId());
        Head head = writer.head(channel.id());
        long behind = head.rev() - wanted.afterRev();
        if (behind < 0 || behind > MAX_GAP) {
            throw ApiException.of("chat.resync", 409);
        }
        int limit = limit(wanted.limit());
        // A row may be stored a moment before the head counts it; who was told of it could not ask on from there.
        List<Message> found = messages.changes(channel.id(), wanted.afterRev(), head.rev(), limit + 1);
        List<Change> changes = found.stream()
                .limit(limit)
                .map(message -> new Change(message.rev(), message.view()))
                .toList();
        return new ChangesView(changes, found.size() > limit);
    }

    private static int limit(@Nullable Integer wanted) {
        return wanted == null ? DEFAULT_LIMIT : wanted;
    }
}
