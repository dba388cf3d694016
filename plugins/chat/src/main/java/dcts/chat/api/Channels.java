package dcts.chat.api;

import dcts.api.Caller;
import dcts.api.Id;
import dcts.api.Scope;
import java.util.Optional;

/** The channels, as a service for plugins that require the chat. Warm, an answer costs no query. */
public interface Channels {
    /** Whether there is such a channel and the caller may read it. */
    boolean mayRead(Caller caller, Id channelId);

    /**
     * Whether there is such a channel and the caller may read it and write messages to it. Nobody may write to a channel that
     * is archived, or whose kind has no text.
     */
    boolean maySend(Caller caller, Id channelId);

    /**
     * Where a channel stands, for rights and announcements of one's own: {@code context.topic(scope, ChatPermissions.READ)} are
     * its readers. Empty if there is no such channel. It says nothing about who may know of it.
     */
    Optional<Scope> scope(Id channelId);

    /**
     * Offers a further kind of channels, besides {@code text} and {@code voice}. Messages cannot be sent to them.
     *
     * @param kind 1 to 32 lower-case letters and digits, a letter first
     * @return takes it back; channels of that kind stay
     * @throws IllegalArgumentException if it is no such word
     * @throws IllegalStateException if the kind is offered already
     */
    Runnable kind(String kind);
}
