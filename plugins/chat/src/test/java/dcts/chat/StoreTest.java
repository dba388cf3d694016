package dcts.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dcts.api.Head;
import dcts.api.Id;
import dcts.chat.ChannelTree.Category;
import dcts.chat.ChannelTree.Channel;
import dcts.chat.ChannelTree.Group;
import dcts.core.db.Database;
import dcts.core.db.IdGenerator;
import dcts.core.db.MigrationSource;
import dcts.core.db.Migrations;
import dcts.core.db.TestDatabase;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StoreTest {
    private static final Id CHANNEL = new Id(1);
    private static final Id OTHER = new Id(2);
    private static final Id AUTHOR = new Id(100);

    private static TestDatabase test;
    private static Database database;
    private static Jdbi jdbi;
    private static MessageStore messages;

    @BeforeAll
    static void tables() {
        test = TestDatabase.create();
        database = test.open();
        migrate();
        jdbi = database.jdbi("chat");
        messages = new MessageStore(jdbi);
    }

    private static void migrate() {
        new Migrations(database).run(new MigrationSource("chat", ChatPlugin.class.getClassLoader(), "migrations"));
    }

    @AfterAll
    static void drop() {
        database.close();
        test.close();
    }

    @BeforeEach
    void empty() {
        jdbi.useHandle(handle -> List.of("chat_group", "chat_category", "chat_channel", "chat_message")
                .forEach(table -> handle.execute("delete from " + table)));
    }

    @Test
    void pagesGoBackwardsFromAMessageAndFromTheEnd() {
        insert(CHANNEL, 1, 10);
        assertThat(ids(messages.before(CHANNEL, null, 3))).containsExactly(10L, 9L, 8L);
        assertThat(ids(messages.before(CHANNEL, new Id(4), 10))).containsExactly(3L, 2L, 1L);
        assertThat(messages.before(CHANNEL, new Id(1), 10)).isEmpty();
    }

    @Test
    void pagesGoForwardsFromAMessage() {
        insert(CHANNEL, 1, 10);
        assertThat(ids(messages.after(CHANNEL, new Id(7), 2))).containsExactly(8L, 9L);
        assertThat(messages.after(CHANNEL, new Id(10), 2)).isEmpty();
    }

    @Test
    void pagesAndChangesKeepToTheirChannel() {
        insert(CHANNEL, 1, 3);
        insert(OTHER, 4, 6);
        assertThat(ids(messages.before(CHANNEL, null, 10))).containsExactly(3L, 2L, 1L);
        assertThat(ids(messages.after(OTHER, new Id(1), 10))).containsExactly(4L, 5L, 6L);
        assertThat(ids(messages.changes(OTHER, 1, 9, 10))).containsExactly(5L, 6L);
    }

    @Test
    void changesComeByGrowingRevision() {
        insert(CHANNEL, 1, 5);
        jdbi.useHandle(handle -> handle.execute("update chat_message set rev = 6 where id = 2"));
        assertThat(ids(messages.changes(CHANNEL, 3, 9, 10))).containsExactly(4L, 5L, 2L);
        assertThat(ids(messages.changes(CHANNEL, 3, 5, 10))).containsExactly(4L, 5L);
        assertThat(ids(messages.changes(CHANNEL, 3, 9, 2))).containsExactly(4L, 5L);
        assertThat(messages.changes(CHANNEL, 6, 9, 10)).isEmpty();
    }

    @Test
    void aMessageComesBackAsItWasStored() {
        var plain =
                new Message(new Id(7), CHANNEL, 1, 1, AUTHOR, "a.B-c_9", Message.TEXT, "Grüße \uD83D\uDE80\n", null, 5);
        var reply = new Message(new Id(8), CHANNEL, 2, 2, AUTHOR, "b", Message.TEXT, " two  blanks ", new Id(7), 6);
        insert(plain);
        insert(reply);
        assertThat(messages.after(CHANNEL, new Id(1), 10)).containsExactly(plain, reply);
    }

    @Test
    void noncesAreFoundByAuthorAndExactSpelling() {
        insert(CHANNEL, 1, 3);
        assertThat(ids(messages.byNonces(List.of(draft(AUTHOR, "n2"), draft(AUTHOR, "n3"), draft(AUTHOR, "n9")))))
                .containsExactlyInAnyOrder(2L, 3L);
        assertThat(messages.byNonces(List.of(draft(AUTHOR, "N2"), draft(new Id(101), "n2"))))
                .isEmpty();
        assertThat(messages.byNonces(List.of())).isEmpty();
    }

    @Test
    void countersStandWhereTheNewestRowOrTheFloorIs() {
        channel(CHANNEL, 0, 0);
        channel(OTHER, 20, 30);
        channel(new Id(3), 0, 0);
        insert(CHANNEL, 1, 4);
        insert(OTHER, 5, 6);
        jdbi.useHandle(handle -> handle.execute("update chat_message set rev = 9 where id = 2"));
        assertThat(messages.heads())
                .containsEntry(CHANNEL, new Head(4, 9))
                .containsEntry(OTHER, new Head(20, 30))
                .containsEntry(new Id(3), Head.EMPTY);
    }

    @Test
    void theLastIdIsKnownOnceThereIsOne() {
        assertThat(messages.lastId()).isEmpty();
        insert(OTHER, 5, 6);
        assertThat(messages.lastId()).contains(new Id(6));
    }

    @Test
    void theFirstTreeIsMadeOnce() {
        var trees = trees();
        var ids = new IdGenerator(InstantSource.system(), 0);
        trees.makeFirst(ids::next);
        trees.makeFirst(ids::next);
        ChannelTree tree = trees.load();
        assertThat(tree.groups()).hasSize(1);
        var channels = tree.groups().getFirst().categories().getFirst().channels();
        assertThat(channels).extracting(ChannelTree.Channel::name).containsExactly("general", "random");
        assertThat(channels).allSatisfy(channel -> {
            assertThat(tree.channel(channel.id())).contains(channel);
            assertThat(channel.scope().path())
                    .matches("server/chat\\.group:\\d+/chat\\.category:\\d+/chat\\.channel:" + channel.id());
        });
    }

    @Test
    void theTreeKeepsTheOrderThatIsStored() {
        jdbi.useHandle(handle -> {
            handle.execute("insert into chat_group (id, name, position, created_at) values (1, 'late', 1, 0),"
                    + " (2, 'early', 0, 0)");
            handle.execute("insert into chat_category (id, group_id, name, position, created_at) values"
                    + " (3, 2, 'second', 1, 0), (4, 2, 'first', 0, 0), (5, 1, 'alone', 0, 0)");
        });
        ChannelTree tree = trees().load();
        assertThat(tree.groups()).extracting(ChannelTree.Group::name).containsExactly("early", "late");
        assertThat(tree.groups().getFirst().categories())
                .extracting(ChannelTree.Category::name)
                .containsExactly("first", "second");
    }

    @Test
    void aTreeOfAnOlderVersionBeginsInItsFirstChannel() {
        jdbi.useHandle(handle -> {
            handle.execute("insert into chat_group (id, name, position, created_at) values (1, 'late', 1, 0),"
                    + " (2, 'early', 0, 0)");
            handle.execute("insert into chat_category (id, group_id, name, position, created_at) values"
                    + " (3, 1, 'a', 0, 0), (4, 2, 'second', 1, 0), (5, 2, 'first', 0, 0)");
            handle.execute("insert into chat_channel (id, category_id, name, kind, position, created_at) values"
                    + " (6, 3, 'a', 'text', 0, 0), (7, 4, 'b', 'text', 0, 0), (8, 5, 'c', 'text', 1, 0),"
                    + " (9, 5, 'd', 'text', 0, 0)");
        });
        migrateAgain();
        assertThat(trees().load().defaultChannel()).map(Channel::name).contains("d");
        jdbi.useHandle(handle -> new PlaceStore(handle, 0)
                .makeDefault(trees().load().channel(new Id(7)).orElseThrow()));
        migrateAgain();
        assertThat(trees().load().defaultChannel()).map(Channel::name).contains("b");
    }

    /** As after a crash in the middle of it. */
    private static void migrateAgain() {
        jdbi.useHandle(handle -> {
            handle.execute("delete from core_schema where owner = 'chat'");
            handle.execute("delete from chat_migration");
        });
        migrate();
    }

    @Test
    void aPlaceComesBackAsItWasStored() {
        var ids = new IdGenerator(InstantSource.system(), 0);
        trees().makeFirst(ids::next);
        ChannelTree first = trees().load();
        Group group = first.groups().getFirst().showing("a".repeat(64), null).saying("Us", "All\nof us");
        Category category = first.groups().getFirst().categories().getFirst().named("Talk");
        Channel old = category.channels().getFirst();
        var channel = new Channel(old.id(), old.scope(), "lobby", "text", "Hello", 30, true, true, 2);
        jdbi.useHandle(handle -> {
            var rows = new PlaceStore(handle, 0);
            rows.update(group);
            rows.update(category);
            rows.update(channel);
        });
        Group stored = trees().load().groups().getFirst();
        assertThat(stored.categories().getFirst().channels().getFirst()).isEqualTo(channel);
        assertThat(List.of(
                        stored.name(),
                        stored.description(),
                        stored.version(),
                        stored.icon() + "",
                        stored.banner() + ""))
                .containsExactly("Us", "All\nof us", 3, "a".repeat(64), "null");
        assertThat(stored.categories().getFirst().name()).isEqualTo("Talk");
        assertThat(trees().load().revision()).isEqualTo(first.revision());
    }

    private static TreeStore trees() {
        return new TreeStore(jdbi, (handle, actor, change) -> {}, InstantSource.system());
    }

    private void channel(Id id, long seqFloor, long revFloor) {
        jdbi.useHandle(handle -> handle.execute(
                "insert into chat_channel (id, category_id, name, kind, position, seq_floor, rev_floor, created_at)"
                        + " values (?, 1, 'c', 'text', 0, ?, ?, 0)",
                id.value(),
                seqFloor,
                revFloor));
    }

    /** Messages with these ids and nonces n1, n2 and so on; the channel counts from one. */
    private void insert(Id channel, long firstId, long lastId) {
        LongStream.rangeClosed(firstId, lastId).forEach(id -> {
            long seq = id - firstId + 1;
            insert(new Message(new Id(id), channel, seq, seq, AUTHOR, "n" + id, Message.TEXT, "text", null, id));
        });
    }

    private void insert(Message message) {
        List<@Nullable Object> values = new ArrayList<>(new MessageTable(messages).values(message));
        String marks = String.join(", ", values.stream().map(value -> "?").toList());
        jdbi.useHandle(handle -> handle.execute(
                "insert into chat_message (" + String.join(", ", MessageStore.COLUMNS) + ") values (" + marks + ")",
                values.toArray()));
    }

    private static MessageDraft draft(Id author, String nonce) {
        return new MessageDraft(CHANNEL, author, nonce, Message.TEXT, "text", null);
    }

    private static List<Long> ids(List<Message> found) {
        return found.stream().map(message -> message.id().value()).toList();
    }
}
