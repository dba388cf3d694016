package dcts.chat;

import dcts.api.Audit;
import dcts.api.Caller;
import dcts.api.Id;
import dcts.chat.ChannelTree.Category;
import dcts.chat.ChannelTree.Channel;
import dcts.chat.ChannelTree.Group;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/** The tree as it is stored, and the transactions that change it. */
final class TreeStore {
    private final Jdbi jdbi;
    private final Audit audit;
    private final InstantSource clock;

    /** The tree right before a change and right after it. */
    record Changed(ChannelTree before, ChannelTree after, TreeStep step) {}

    /** A place and the one around it. */
    private record Inside<P>(Id outer, P place) {}

    TreeStore(Jdbi jdbi, Audit audit, InstantSource clock) {
        this.jdbi = jdbi;
        this.audit = audit;
        this.clock = clock;
    }

    /** Makes the first group with its channels, if there is none yet. */
    void makeFirst(Supplier<Id> ids) {
        jdbi.useTransaction(handle -> {
            long revision = lock(handle);
            if (load(handle, revision).groups().isEmpty()) {
                insertFirst(new PlaceStore(handle, clock.millis()), ids);
            }
        });
    }

    private static void insertFirst(PlaceStore rows, Supplier<Id> ids) {
        Group group = Group.made(ids.get(), "Community", "");
        Category category = Category.made(ids.get(), group, "Text channels");
        Channel general = Channel.made(ids.get(), category, new Channel.Draft("general", Channel.TEXT, ""));
        Channel random = Channel.made(ids.get(), category, new Channel.Draft("random", Channel.TEXT, ""));
        rows.insert(group, 0);
        rows.insert(category, group, 0);
        rows.insert(general, category, 0);
        rows.insert(random, category, 1);
        rows.makeDefault(general);
    }

    ChannelTree load() {
        return jdbi.inTransaction(handle -> load(handle, revision(handle)));
    }

    /** How often the stored tree has changed. */
    long revision() {
        return jdbi.withHandle(TreeStore::revision);
    }

    private static long revision(Handle handle) {
        return handle.createQuery("select revision from chat_tree where id = 1")
                .mapTo(Long.class)
                .one();
    }

    /**
     * Changes the tree while nobody else does; the entry in the trail is part of the change.
     *
     * @param plan judges the tree as it is stored now; what it throws leaves everything as it was
     */
    Changed change(Caller actor, Function<ChannelTree, TreeStep> plan) {
        return jdbi.inTransaction(handle -> {
            long revision = lock(handle);
            ChannelTree before = load(handle, revision);
            TreeStep step = plan.apply(before);
            step.write().accept(new PlaceStore(handle, clock.millis()));
            audit.note(handle, actor, step.trail());
            handle.execute("update chat_tree set revision = revision + 1 where id = 1");
            return new Changed(before, load(handle, revision + 1), step);
        });
    }

    /** Waits for whoever changes the tree at this moment; what is read afterwards is what they have left. */
    private static long lock(Handle handle) {
        return handle.createQuery("select revision from chat_tree where id = 1 for update")
                .mapTo(Long.class)
                .one();
    }

    private static ChannelTree load(Handle handle, long revision) {
        Map<Id, List<Channel>> channels = inside(
                handle,
                "select c.*, c.category_id outer_id, k.group_id from chat_channel c"
                        + " join chat_category k on k.id = c.category_id order by c.position, c.id",
                TreeStore::channel);
        Map<Id, List<Category>> categories = inside(
                handle,
                "select c.*, c.group_id outer_id from chat_category c order by c.position, c.id",
                row -> category(row, channels));
        List<Group> groups = handle.createQuery("select * from chat_group order by position, id")
                .map((row, context) -> group(row, categories))
                .list();
        return new ChannelTree(revision, groups);
    }

    private static <P> Map<Id, List<P>> inside(Handle handle, String select, Reading<P> reading) {
        RowMapper<Inside<P>> mapper = (row, context) -> new Inside<>(id(row, "outer_id"), reading.of(row));
        return handle.createQuery(select)
                .map(mapper)
                .collect(Collectors.groupingBy(Inside::outer, Collectors.mapping(Inside::place, Collectors.toList())));
    }

    /** Makes a place of the row. */
    private interface Reading<P> {
        P of(ResultSet row) throws SQLException;
    }

    private static Group group(ResultSet row, Map<Id, List<Category>> categories) throws SQLException {
        Id id = id(row, "id");
        return new Group(
                id,
                Group.scope(id),
                row.getString("name"),
                row.getString("description"),
                row.getString("icon"),
                row.getString("banner"),
                row.getInt("version"),
                categories.getOrDefault(id, List.of()));
    }

    private static Category category(ResultSet row, Map<Id, List<Channel>> channels) throws SQLException {
        Id id = id(row, "id");
        return new Category(
                id,
                Category.scope(Group.scope(id(row, "group_id")), id),
                row.getString("name"),
                row.getInt("version"),
                channels.getOrDefault(id, List.of()));
    }

    private static Channel channel(ResultSet row) throws SQLException {
        Id id = id(row, "id");
        return new Channel(
                id,
                Channel.scope(Category.scope(Group.scope(id(row, "group_id")), id(row, "category_id")), id),
                row.getString("name"),
                row.getString("kind"),
                row.getString("description"),
                row.getInt("slow_mode_seconds"),
                row.getBoolean("archived"),
                row.getBoolean("is_default"),
                row.getInt("version"));
    }

    private static Id id(ResultSet row, String column) throws SQLException {
        return new Id(row.getLong(column));
    }
}
