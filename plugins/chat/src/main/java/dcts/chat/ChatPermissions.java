package dcts.chat;

import dcts.api.Holder;
import dcts.api.Permission;
import java.util.List;

/** What can be granted and denied in the chat. */
final class ChatPermissions {
    /** See a channel and read it. */
    static final Permission READ = new Permission("chat.read", Holder.MEMBER);
    /** Write messages. */
    static final Permission SEND = new Permission("chat.send", Holder.MEMBER);

    static final List<Permission> ALL = List.of(READ, SEND);

    private ChatPermissions() {}
}
