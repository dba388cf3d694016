package dcts.example;

import dcts.api.Id;
import org.jspecify.annotations.Nullable;

/** A notice before it is stored. */
record NoticeDraft(
        Id authorId, String nonce, String text, @Nullable Id channelId) {
    /** What the table's unique index calls the same. */
    String key() {
        return authorId + "/" + nonce;
    }

    /** Keeps the text out of logs. */
    @Override
    public String toString() {
        return "NoticeDraft[" + key() + "]";
    }
}
