package dcts.chat;

import dcts.api.ApiException;
import dcts.api.AppendWriter;
import dcts.api.Caller;
import dcts.api.Head;
import dcts.api.Id;
import dcts.api.Reply;
import dcts.chat.ChannelTree.Channel;
import dcts.chat.ChatEvents.ChangesAnswer;
import dcts.chat.ChatEvents.ChangesRequest;
import dcts.chat.ChatEvents.ChatChange;
import dcts.chat.ChatEvents.HistoryAnswer;
import dcts.chat.ChatEvents.HistoryRequest;
import dcts.chat.ChatEvents.SendAnswer;
import dcts.chat.ChatEvents.SendRequest;
import dcts.chat.api.ChatMessage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages from the wire to the rules and back. */
final class ChatSocket {
    private static final int DEFAULT_LIMIT = 50;
    /** Who is further behind fetches the newest page instead of every change. */
    private static final long MAX_GAP = 1_000;

    private final ChannelAccess access;
    private final MessageStore messages;
    private final AppendWriter<MessageDraft, Message> writer;
    private final MessageService service;

    ChatSocket(
            ChannelAccess access,
            MessageStore messages,
            AppendWriter<MessageDraft, Message> writer,
            MessageService service) {
        this.access = access;
        this.messages = messages;
        this.writer = writer;
        this.service = service;
    }

    void send(Caller caller, SendRequest wanted, Reply<SendAnswer> reply) {
        service.send(caller, wanted, reply);
    }

    HistoryAnswer history(Caller caller, HistoryRequest wanted) {
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
        return new HistoryAnswer(after == null ? page.reversed() : page, more);
    }

    ChangesAnswer changes(Caller caller, ChangesRequest wanted) {
        Channel channel = access.forReading(caller, wanted.channelId());
        Head head = writer.head(channel.id());
        long behind = head.rev() - wanted.afterRev();
        if (behind < 0 || behind > MAX_GAP) {
            throw ApiException.of("chat.resync", 409);
        }
        int limit = limit(wanted.limit());
        // A row may be stored a moment before the head counts it; who was told of it could not ask on from there.
        List<Message> found = messages.changes(channel.id(), wanted.afterRev(), head.rev(), limit + 1);
        List<ChatChange> changes = found.stream()
                .limit(limit)
                .map(message -> new ChatChange(message.rev(), message.view()))
                .toList();
        return new ChangesAnswer(changes, found.size() > limit);
    }

    private static int limit(@Nullable Integer wanted) {
        return wanted == null ? DEFAULT_LIMIT : wanted;
    }
}
