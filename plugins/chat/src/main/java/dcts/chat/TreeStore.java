package dcts.chat;

import dcts.api.Id;
import dcts.api.Scope;
import dcts.chat.ChannelTree.Category;
import dcts.chat.ChannelTree.Channel;
import dcts.chat.ChannelTree.Group;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The SQL of the tree. */
final class TreeStore {
    private final Jdbi jdbi;

    private record Node(Id id, Id parent, String name, String kind) {}

    TreeStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Makes the first group with its channels, if there is none yet. */
    void makeFirst(Supplier<Id> ids, InstantSource clock) {
        jdbi.useTransaction(handle -> {
            boolean none = handle.createQuery("select count(*) from chat_group")
                            .mapTo(Integer.class)
                            .one()
                    == 0;
            if (none) {
                insertFirst(handle, ids, clock.millis());
            }
        });
    }

    private static void insertFirst(Handle handle, Supplier<Id> ids, long now) {
        long group = ids.get().value();
        long category = ids.get().value();
        handle.execute(
                "insert into chat_group (id, name, position, created_at) values (?, ?, 0, ?)", group, "Community", now);
        handle.execute(
                "insert into chat_category (id, group_id, name, position, created_at) values (?, ?, ?, 0, ?)",
                category,
                group,
                "Text channels",
                now);
        int position = 0;
        for (String name : List.of("general", "random")) {
            handle.execute(
                    "insert into chat_channel (id, category_id, name, kind, position, created_at)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    ids.get().value(),
                    category,
                    name,
                    Channel.TEXT,
                    position++,
                    now);
        }
    }

    ChannelTree load() {
        return jdbi.withHandle(handle -> {
            List<Node> groups = nodes(handle, "select id, 0 parent, name, '' kind from chat_group");
            List<Node> categories = nodes(handle, "select id, group_id parent, name, '' kind from chat_category");
            List<Node> channels = nodes(handle, "select id, category_id parent, name, kind from chat_channel");
            return new ChannelTree(groups.stream()
                    .map(g -> new Group(g.id, g.name, categoriesOf(g, categories, channels)))
                    .toList());
        });
    }

    private static List<Category> categoriesOf(Node group, List<Node> categories, List<Node> channels) {
        Scope scope = Scope.SERVER.child("chat.group", group.id);
        return categories.stream()
                .filter(c -> c.parent.equals(group.id))
                .map(c -> new Category(c.id, c.name, channelsOf(c, scope.child("chat.category", c.id), channels)))
                .toList();
    }

    private static List<Channel> channelsOf(Node category, Scope scope, List<Node> channels) {
        return channels.stream()
                .filter(c -> c.parent.equals(category.id))
                .map(c -> new Channel(c.id, c.name, c.kind, scope.child("chat.channel", c.id)))
                .toList();
    }

    private static List<Node> nodes(Handle handle, String select) {
        return handle.createQuery(select + " order by position, id")
                .map((row, context) -> {
                    long parent = row.getLong("parent");
                    Id id = new Id(row.getLong("id"));
                    return new Node(
                            id, parent == 0 ? id : new Id(parent), row.getString("name"), row.getString("kind"));
                })
                .list();
    }
}
