package dcts.example.api;

import dcts.api.Id;
import org.jspecify.annotations.Nullable;

/**
 * A notice on the board.
 *
 * @param channelId where it was said; absent for one that was put up by hand
 * @param createdAt milliseconds UTC
 */
public record Notice(
        Id id, Id authorId, String text, @Nullable Id channelId, long createdAt) {
    /** Keeps the text out of logs. */
    @Override
    public String toString() {
        return "Notice[" + id + "]";
    }
}
