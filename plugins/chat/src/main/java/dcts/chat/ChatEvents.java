package dcts.chat;

import dcts.api.Access;
import dcts.api.Announcement;
import dcts.api.Effect;
import dcts.api.Id;
import dcts.api.Limit;
import dcts.api.Range;
import dcts.api.SocketRequest;
import dcts.api.Text;
import dcts.chat.api.Chat;
import dcts.chat.api.ChatMessage;
import dcts.chat.api.ChatPermissions;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages on the wire. */
final class ChatEvents {
    private static final Limit READS = Limit.of(300, Duration.ofMinutes(1));
    private static final Limit SENDS = Limit.of(60, Duration.ofSeconds(30));

    static final SocketRequest<HistoryRequest, HistoryAnswer> HISTORY = new SocketRequest<>(
            "chat.history",
            HistoryRequest.class,
            HistoryAnswer.class,
            Access.atObject(ChatPermissions.READ),
            READS,
            Effect.reads());
    static final SocketRequest<ChangesRequest, ChangesAnswer> CHANGES = new SocketRequest<>(
            "chat.changes",
            ChangesRequest.class,
            ChangesAnswer.class,
            Access.atObject(ChatPermissions.READ),
            READS,
            Effect.reads());
    static final SocketRequest<SendRequest, SendAnswer> SEND = new SocketRequest<>(
            "chat.send",
            SendRequest.class,
            SendAnswer.class,
            Access.atObject(ChatPermissions.SEND),
            SENDS,
            Effect.changes(Chat.SENDING, Chat.SENT));

    static final Announcement<MessageCreated> MESSAGE_CREATED =
            new Announcement<>("chat.message.created", MessageCreated.class);

    /** Of a message, in UTF-16 units. */
    static final int LONGEST_TEXT = 8_000;

    private ChatEvents() {}

    /** A page of messages before or after one of them, both exclusive; the newest page if neither is given. */
    record HistoryRequest(
            Id channelId,
            @Nullable Id before,
            @Nullable Id after,
            @Nullable @Range(min = 1, max = 100) Integer limit) {}

    /**
     * A page.
     *
     * @param messages the oldest first
     * @param hasMore whether there are more in the direction that was asked for
     */
    record HistoryAnswer(List<ChatMessage> messages, boolean hasMore) {}

    record ChangesRequest(
            Id channelId,
            @Range(min = 0, max = Long.MAX_VALUE) long afterRev,
            @Nullable @Range(min = 1, max = 100) Integer limit) {}

    /**
     * What changed, by growing {@code rev}.
     *
     * @param hasMore whether there is more after the last of them
     */
    record ChangesAnswer(List<ChatChange> changes, boolean hasMore) {}

    /** A message as it is now, and the change that made it so. */
    record ChatChange(long rev, ChatMessage message) {}

    /**
     * A new message.
     *
     * @param nonce made by the sender, one for each message: sending it again gives the first result
     */
    record SendRequest(
            Id channelId,
            @Text(max = 64, pattern = "[A-Za-z0-9._-]+") String nonce,
            @Text(max = LONGEST_TEXT, multiline = true) String text,
            @Nullable Id replyTo) {
        /** Keeps the text out of logs. */
        @Override
        public String toString() {
            return "SendRequest[" + channelId + "]";
        }
    }

    record SendAnswer(ChatMessage message) {}

    record MessageCreated(ChatMessage message) {}
}
