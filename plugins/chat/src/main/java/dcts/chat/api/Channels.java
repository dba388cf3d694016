package dcts.chat.api;

import dcts.api.Caller;
import dcts.api.Id;

/** Who may read which channel; a service for plugins that require the chat and show what was said in it. */
public interface Channels {
    /** Whether there is such a channel and the caller may read it. Warm, it costs no query. */
    boolean mayRead(Caller caller, Id channelId);
}
