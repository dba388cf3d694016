package dcts.chat.api;

import dcts.api.AfterEvent;
import dcts.api.BeforeEvent;
import dcts.api.Caller;
import dcts.api.Id;
import dcts.api.Journal;
import dcts.api.Scope;
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

    /** Somebody makes, changes, moves or deletes a group, a category or a channel. Handlers may refuse it. */
    public static final BeforeEvent<PlaceChange> PLACE_CHANGING =
            new BeforeEvent<>("chat.place.changing", PlaceChange.class, "places.intercept");
    /** Somebody has made, changed, moved or deleted a group, a category or a channel. */
    public static final AfterEvent<PlaceChange> PLACE_CHANGED =
            new AfterEvent<>("chat.place.changed", PlaceChange.class, "places.read");

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

    /**
     * A change of a group, a category or a channel.
     *
     * @param what {@code group}, {@code category} or {@code channel}, a dot, and {@code create}, {@code change}, {@code move}
     *     or {@code delete}; also {@code group.picture} and {@code channel.default}
     * @param scope where the place stands after the change, or stood before it was deleted
     * @param name of the place
     */
    public record PlaceChange(Caller actor, String what, Scope scope, String name) {}
}
