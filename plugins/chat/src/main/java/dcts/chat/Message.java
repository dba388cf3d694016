package dcts.chat;

import dcts.api.Id;
import dcts.chat.api.ChatMessage;
import org.jspecify.annotations.Nullable;

/**
 * A stored message.
 *
 * @param nonce its author's name for it
 * @param kind what the body holds
 */
record Message(
        Id id,
        Id channelId,
        long seq,
        long rev,
        Id authorId,
        String nonce,
        String kind,
        String body,
        @Nullable Id replyTo,
        long createdAt) {
    /** The kind whose body is Markdown source. */
    static final String TEXT = "text";

    /** The message as others see it. */
    ChatMessage view() {
        return new ChatMessage(id, channelId, seq, rev, authorId, kind, body, replyTo, createdAt);
    }

    /** Keeps the text out of logs. */
    @Override
    public String toString() {
        return "Message[" + id + "]";
    }
}
