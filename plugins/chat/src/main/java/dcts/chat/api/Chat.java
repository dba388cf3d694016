package dcts.chat.api;

import dcts.api.AfterEvent;
import dcts.api.BeforeEvent;
import dcts.api.Caller;
import dcts.api.Id;
import dcts.api.Journal;
import org.jspecify.annotations.Nullable;

/** What happens in the chat. */
public final class Chat {
    private static final String READ = "messages.read";

    /** Somebody sends a message. Handlers may refuse it or replace its text. */
    public static final BeforeEvent<Sending> SENDING =
            new BeforeEvent<>("chat.message.sending", Sending.class, "messages.intercept");
    /** A message is stored, and its sender was told so. */
    public static final AfterEvent<Sent> SENT = new AfterEvent<>("chat.message.sent", Sent.class, READ);
    /** All messages of all channels, in the order in which they were stored. */
    public static final Journal<ChatMessage> MESSAGES = new Journal<>("chat.messages", ChatMessage.class, READ);

    private Chat() {}

    /**
     * A message that is about to be stored.
     *
     * @param replyTo the message that it answers
     */
    public record Sending(
            Caller author,
            Id channelId,
            String text,
            @Nullable Id replyTo) {
        /** Keeps the text out of logs. */
        @Override
        public String toString() {
            return "Sending[" + channelId + "]";
        }
    }

    /** A message that was stored. */
    public record Sent(Caller author, ChatMessage message) {}
}
