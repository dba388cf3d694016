package dcts.chat;

import dcts.api.Id;
import dcts.chat.ChannelTree.Category;
import dcts.chat.ChannelTree.Channel;
import dcts.chat.ChannelTree.Group;
import dcts.chat.ChannelTree.Place;
import java.util.List;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The SQL of changes of the tree, in one transaction. How many statements a change takes does not grow with the tree. */
final class PlaceStore {
    private final Handle handle;
    private final long now;

    PlaceStore(Handle handle, long now) {
        this.handle = handle;
        this.now = now;
    }

    void insert(Group group, int position) {
        handle.execute(
                "insert into chat_group (id, name, description, position, created_at) values (?, ?, ?, ?, ?)",
                group.id().value(),
                group.name(),
                group.description(),
                position,
                now);
    }

    void insert(Category category, Group group, int position) {
        handle.execute(
                "insert into chat_category (id, group_id, name, position, created_at) values (?, ?, ?, ?, ?)",
                category.id().value(),
                group.id().value(),
                category.name(),
                position,
                now);
    }

    void insert(Channel channel, Category category, int position) {
        handle.execute(
                "insert into chat_channel (id, category_id, name, kind, description, position, created_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                channel.id().value(),
                category.id().value(),
                channel.name(),
                channel.kind(),
                channel.description(),
                position,
                now);
    }

    void update(Group group) {
        handle.execute(
                "update chat_group set name = ?, description = ?, icon = ?, banner = ?, version = ? where id = ?",
                group.name(),
                group.description(),
                group.icon(),
                group.banner(),
                group.version(),
                group.id().value());
    }

    void update(Category category) {
        handle.execute(
                "update chat_category set name = ?, version = ? where id = ?",
                category.name(),
                category.version(),
                category.id().value());
    }

    void update(Channel channel) {
        handle.execute(
                "update chat_channel set name = ?, description = ?, slow_mode_seconds = ?, archived = ?, version = ?"
                        + " where id = ?",
                channel.name(),
                channel.description(),
                channel.slowModeSeconds(),
                channel.archived(),
                channel.version(),
                channel.id().value());
    }

    void makeDefault(Channel channel) {
        handle.execute("update chat_channel set is_default = null where is_default = 1");
        handle.execute(
                "update chat_channel set is_default = 1 where id = ?",
                channel.id().value());
    }

    /** Gives the groups their positions. */
    void arrange(List<Id> groups) {
        handle.createUpdate("update chat_group set position = find_in_set(id, :order) - 1"
                        + " where find_in_set(id, :order)")
                .bind("order", list(groups))
                .execute();
    }

    /** Puts the categories into a group, in this order. */
    void arrange(Group into, List<Id> categories) {
        handle.createUpdate("update chat_category set group_id = :group, position = find_in_set(id, :order) - 1"
                        + " where find_in_set(id, :order)")
                .bind("group", into.id().value())
                .bind("order", list(categories))
                .execute();
    }

    /** Puts the channels into a category, in this order. */
    void arrange(Category into, List<Id> channels) {
        handle.createUpdate("update chat_channel set category_id = :category, position = find_in_set(id, :order) - 1"
                        + " where find_in_set(id, :order)")
                .bind("category", into.id().value())
                .bind("order", list(channels))
                .execute();
    }

    /** Deletes a place with all that is in it; what was written in its channels is noted as gone. */
    void delete(Place place) {
        String channels = list(ChannelTree.channelsOf(place).map(Channel::id).toList());
        handle.createUpdate("insert into chat_gone (channel_id, deleted_at)"
                        + " select id, :now from chat_channel where find_in_set(id, :channels)")
                .bind("now", now)
                .bind("channels", channels)
                .execute();
        handle.execute("delete from chat_channel where find_in_set(id, ?)", channels);
        switch (place) {
            case Group group -> {
                handle.execute(
                        "delete from chat_category where group_id = ?",
                        group.id().value());
                handle.execute("delete from chat_group where id = ?", group.id().value());
                dropUnusedPictures();
            }
            case Category category ->
                handle.execute(
                        "delete from chat_category where id = ?", category.id().value());
            case Channel channel -> {}
        }
    }

    void keep(Picture picture) {
        handle.execute(
                "insert into chat_picture (id, content_type, content) values (?, ?, ?) on duplicate key update id = id",
                picture.id(),
                picture.contentType(),
                picture.content());
    }

    void dropUnusedPictures() {
        handle.execute("delete from chat_picture where id not in"
                + " (select icon from chat_group where icon is not null"
                + " union select banner from chat_group where banner is not null)");
    }

    private static String list(List<Id> ids) {
        return ids.stream().map(Id::toString).collect(Collectors.joining(","));
    }
}
