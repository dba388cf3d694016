package dcts.chat;

import dcts.api.Id;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A message before it is stored. */
record MessageDraft(
        Id channelId,
        Id authorId,
        String nonce,
        String kind,
        String body,
        @Nullable Id replyTo) {
    /** Whether the stored message is what this draft wanted to be. */
    boolean sameContent(Message stored) {
        return stored.channelId().equals(channelId)
                && stored.kind().equals(kind)
                && stored.body().equals(body)
                && Objects.equals(stored.replyTo(), replyTo);
    }

    /** Keeps the text out of logs. */
    @Override
    public String toString() {
        return "MessageDraft[" + authorId + " in " + channelId + "]";
    }
}
