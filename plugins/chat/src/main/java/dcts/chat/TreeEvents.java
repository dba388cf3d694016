package dcts.chat;

import dcts.api.Access;
import dcts.api.Announcement;
import dcts.api.Effect;
import dcts.api.HttpRoute;
import dcts.api.HttpRoute.NoBody;
import dcts.api.Id;
import dcts.api.Limit;
import dcts.api.Range;
import dcts.api.SocketRequest;
import dcts.api.Text;
import dcts.chat.api.Chat;
import dcts.chat.api.ChatPermissions;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tree on the wire: what is shown of it, and how it is changed. */
final class TreeEvents {
    /** The greatest lengths, in UTF-16 units. */
    static final int NAME = 64;

    static final int DESCRIPTION = 500;
    static final int KIND = 32;
    /** The longest pause of slow mode, in seconds. */
    static final long SIX_HOURS = 21_600;

    private static final Limit READS = Limit.of(300, Duration.ofMinutes(1));
    private static final Limit CHANGES = Limit.of(120, Duration.ofMinutes(1));
    private static final Limit PICTURES = Limit.of(600, Duration.ofMinutes(1));
    private static final Effect CHANGE = Effect.changes(Chat.PLACE_CHANGING, Chat.PLACE_CHANGED);
    private static final Access AT_PLACE = Access.atObject(ChatPermissions.MANAGE);

    static final SocketRequest<TreeRequest, TreeAnswer> TREE = new SocketRequest<>(
            "chat.tree", TreeRequest.class, TreeAnswer.class, Access.member(), READS, Effect.reads());

    static final SocketRequest<CreateGroup, GroupMade> CREATE_GROUP = new SocketRequest<>(
            "chat.group.create",
            CreateGroup.class,
            GroupMade.class,
            Access.holders(ChatPermissions.MANAGE),
            CHANGES,
            CHANGE);
    static final SocketRequest<ChangeGroup, Done> CHANGE_GROUP = change("chat.group.change", ChangeGroup.class);
    static final SocketRequest<MoveGroup, Done> MOVE_GROUP = change("chat.group.move", MoveGroup.class);
    static final SocketRequest<PictureOfGroup, Done> PICTURE_OF_GROUP =
            change("chat.group.picture", PictureOfGroup.class);
    static final SocketRequest<DeleteGroup, Done> DELETE_GROUP = change("chat.group.delete", DeleteGroup.class);

    static final SocketRequest<CreateCategory, CategoryMade> CREATE_CATEGORY = new SocketRequest<>(
            "chat.category.create", CreateCategory.class, CategoryMade.class, AT_PLACE, CHANGES, CHANGE);
    static final SocketRequest<ChangeCategory, Done> CHANGE_CATEGORY =
            change("chat.category.change", ChangeCategory.class);
    static final SocketRequest<MoveCategory, Done> MOVE_CATEGORY = change("chat.category.move", MoveCategory.class);
    static final SocketRequest<DeleteCategory, Done> DELETE_CATEGORY =
            change("chat.category.delete", DeleteCategory.class);

    static final SocketRequest<CreateChannel, ChannelMade> CREATE_CHANNEL = new SocketRequest<>(
            "chat.channel.create", CreateChannel.class, ChannelMade.class, AT_PLACE, CHANGES, CHANGE);
    static final SocketRequest<ChangeChannel, Done> CHANGE_CHANNEL = change("chat.channel.change", ChangeChannel.class);
    static final SocketRequest<MoveChannel, Done> MOVE_CHANNEL = change("chat.channel.move", MoveChannel.class);
    static final SocketRequest<DefaultChannel, Done> DEFAULT_CHANNEL =
            change("chat.channel.default", DefaultChannel.class);
    static final SocketRequest<DeleteChannel, Done> DELETE_CHANNEL = change("chat.channel.delete", DeleteChannel.class);

    static final HttpRoute<NoBody> PICTURE = new HttpRoute<>(
            HttpRoute.Method.GET, "/api/chat/pictures", NoBody.class, Access.member(), PICTURES, Effect.reads());

    static final Announcement<TreeChanged> TREE_CHANGED = new Announcement<>("chat.tree.changed", TreeChanged.class);

    private TreeEvents() {}

    private static <I extends Record> SocketRequest<I, Done> change(String name, Class<I> type) {
        return new SocketRequest<>(name, type, Done.class, AT_PLACE, CHANGES, CHANGE);
    }

    record TreeRequest() {}

    /**
     * What the caller sees.
     *
     * @param kinds what a new channel can be
     * @param mayManage whether he manages the whole server, and so may make groups
     */
    record TreeAnswer(List<ChatGroup> groups, List<String> kinds, boolean mayManage) {}

    /**
     * A group of which the caller sees something or which he manages.
     *
     * @param icon a picture by its id
     * @param banner a picture by its id
     */
    record ChatGroup(
            Id id,
            String name,
            String description,
            @Nullable String icon,
            @Nullable String banner,
            int version,
            boolean mayManage,
            List<ChatCategory> categories) {}

    record ChatCategory(Id id, String name, int version, boolean mayManage, List<ChatChannel> channels) {}

    /**
     * A channel that the caller may read.
     *
     * @param kind {@code text}, {@code voice}, or what a plugin offers
     * @param slowModeSeconds how long a member waits between two messages; 0 for not at all
     * @param archived whether it is only read
     * @param isDefault whether new members begin here
     * @param seq messages so far
     * @param rev durable changes so far
     * @param maySend whether a message of the caller's would be taken
     * @param slowModeOff whether he never waits here
     */
    record ChatChannel(
            Id id,
            String name,
            String kind,
            String description,
            int slowModeSeconds,
            boolean archived,
            boolean isDefault,
            long seq,
            long rev,
            int version,
            boolean mayManage,
            boolean maySend,
            boolean slowModeOff) {}

    /** Something that the hearer sees, or has seen, looks otherwise now. */
    record TreeChanged() {}

    record Done() {}

    record CreateGroup(
            @Text(max = NAME) String name,

            @Nullable @Text(min = 0, max = DESCRIPTION, multiline = true)
            String description) {}

    record GroupMade(Id groupId) {}

    record ChangeGroup(
            Id groupId,
            @Range(min = 1, max = Integer.MAX_VALUE) int version,
            @Nullable @Text(max = NAME) String name,

            @Nullable @Text(min = 0, max = DESCRIPTION, multiline = true)
            String description) {}

    /** Absent {@code before}: to the end. */
    record MoveGroup(Id groupId, @Nullable Id before) {}

    /** One of the two pictures of a group. */
    enum Which {
        ICON,
        BANNER
    }

    /**
     * Another picture.
     *
     * @param image PNG, JPEG, WebP or GIF in base64; absent takes the picture away
     */
    record PictureOfGroup(
            Id groupId,
            @Range(min = 1, max = Integer.MAX_VALUE) int version,
            Which which,
            @Nullable @Text(max = Picture.MAX_BASE64) String image) {}

    record DeleteGroup(
            Id groupId,
            @Range(min = 1, max = Integer.MAX_VALUE) int version) {}

    record CreateCategory(Id groupId, @Text(max = NAME) String name) {}

    record CategoryMade(Id categoryId) {}

    record ChangeCategory(
            Id categoryId,
            @Range(min = 1, max = Integer.MAX_VALUE) int version,
            @Nullable @Text(max = NAME) String name) {}

    /** Absent {@code before}: to the end. */
    record MoveCategory(Id categoryId, Id groupId, @Nullable Id before) {}

    record DeleteCategory(
            Id categoryId,
            @Range(min = 1, max = Integer.MAX_VALUE) int version) {}

    record CreateChannel(
            Id categoryId,
            @Text(max = NAME) String name,
            @Text(max = KIND, pattern = "[a-z][a-z0-9]*") String kind,

            @Nullable @Text(min = 0, max = DESCRIPTION, multiline = true)
            String description) {}

    record ChannelMade(Id channelId) {}

    record ChangeChannel(
            Id channelId,
            @Range(min = 1, max = Integer.MAX_VALUE) int version,
            @Nullable @Text(max = NAME) String name,

            @Nullable @Text(min = 0, max = DESCRIPTION, multiline = true)
            String description,

            @Nullable @Range(min = 0, max = SIX_HOURS) Integer slowModeSeconds,
            @Nullable Boolean archived) {}

    /** Absent {@code before}: to the end. */
    record MoveChannel(
            Id channelId, Id categoryId, @Nullable Id before) {}

    record DefaultChannel(Id channelId) {}

    record DeleteChannel(
            Id channelId,
            @Range(min = 1, max = Integer.MAX_VALUE) int version) {}
}
