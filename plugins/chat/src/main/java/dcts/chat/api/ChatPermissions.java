package dcts.chat.api;

import dcts.api.Holder;
import dcts.api.Permission;
import java.util.List;

/** What can be granted and denied in the chat, at every scope down to a channel. */
public final class ChatPermissions {
    /** See a channel and read it. */
    public static final Permission READ = new Permission("chat.read", Holder.MEMBER);
    /** Write messages. */
    public static final Permission SEND = new Permission("chat.send", Holder.MEMBER);

    /** All of them. */
    public static final List<Permission> ALL = List.of(READ, SEND);

    private ChatPermissions() {}
}
