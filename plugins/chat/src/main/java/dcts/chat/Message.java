package dcts.chat;

import dcts.api.Id;
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

    /** Keeps the text out of logs. */
    @Override
    public String toString() {
        return "Message[" + id + "]";
    }
}
