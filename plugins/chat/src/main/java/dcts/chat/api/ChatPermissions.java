package dcts.chat.api;

import dcts.api.Holder;
import dcts.api.Permission;
import dcts.api.Quota;
import java.util.List;

/** What can be granted and denied in the chat, at every scope down to a channel. */
public final class ChatPermissions {
    /** See a channel and read it. */
    public static final Permission READ = new Permission(
            "chat.read", Holder.MEMBER, "Read channels", "See a channel and read what is written there.");
    /** Write messages. */
    public static final Permission SEND =
            new Permission("chat.send", Holder.MEMBER, "Write messages", "Write messages to a channel.").speaking();
    /** Make, change, move and delete groups, categories and channels. */
    public static final Permission MANAGE = new Permission(
                    "chat.manage",
                    Holder.ADMIN,
                    "Manage channels",
                    "Make, change, move and delete groups, categories and channels.")
            .dangerous("Deletes channels with everything that was written in them.");
    /** Write without the pause that slow mode demands. */
    public static final Permission BYPASS_SLOW_MODE = new Permission(
            "chat.bypassSlowMode",
            Holder.MODERATOR,
            "Ignore slow mode",
            "Write without waiting where slow mode is on.");

    /** All of them. */
    public static final List<Permission> ALL = List.of(READ, SEND, MANAGE, BYPASS_SLOW_MODE);

    /** The greatest length of a message, in UTF-16 units. */
    public static final Quota LONGEST_MESSAGE = new Quota(
            "chat.longestMessage",
            new Permission.Label("Longest message", "How many characters a message may have.", ""),
            8_000,
            100,
            8_000);

    private ChatPermissions() {}
}
