package dcts.chat.api;

import dcts.api.Id;
import org.jspecify.annotations.Nullable;

/**
 * A stored message.
 *
 * @param seq its number in the channel, from 1 without holes
 * @param rev the channel's latest change that touched it
 * @param kind what {@code text} holds: {@code text} is Markdown source
 * @param replyTo the message that it answers
 * @param createdAt milliseconds UTC
 */
public record ChatMessage(
        Id id,
        Id channelId,
        long seq,
        long rev,
        Id authorId,
        String kind,
        String text,
        @Nullable Id replyTo,
        long createdAt) {
    /** Keeps the text out of logs. */
    @Override
    public String toString() {
        return "ChatMessage[" + id + "]";
    }
}
