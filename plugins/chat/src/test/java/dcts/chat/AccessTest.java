package dcts.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dcts.api.ApiException;
import dcts.api.AppendOutcome;
import dcts.api.AppendWriter;
import dcts.api.Cache;
import dcts.api.Caller;
import dcts.api.Head;
import dcts.api.Id;
import dcts.api.Permission;
import dcts.api.Permissions;
import dcts.api.Quota;
import dcts.api.Reason;
import dcts.api.Reply;
import dcts.api.Scope;
import dcts.chat.ChannelTree.Category;
import dcts.chat.ChannelTree.Channel;
import dcts.chat.ChannelTree.Group;
import dcts.chat.ChatEvents.ChangesRequest;
import dcts.chat.ChatEvents.HistoryRequest;
import dcts.chat.ChatEvents.SendAnswer;
import dcts.chat.ChatEvents.SendRequest;
import dcts.chat.api.ChatPermissions;
import dcts.core.db.Database;
import dcts.core.db.TestDatabase;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is told to whom: the caller may write in {@code open}, read {@code board} and not see {@code hidden}. */
class AccessTest {
    private static final Caller CALLER = new Caller(new Id(100), "caller", "Caller", false);
    private static final Channel OPEN = channel(1, 10, 21);
    private static final Channel BOARD = channel(2, 10, 21);
    private static final Channel HIDDEN = channel(3, 10, 21);
    private static final Channel FAR = channel(4, 11, 21);
    private static final Channel FARTHER = channel(5, 12, 22);
    private static final Id UNKNOWN = new Id(99);

    private static final ChannelTree TREE = new ChannelTree(
            1,
            List.of(
                    group(21, category(10, 21, OPEN, BOARD, HIDDEN), category(11, 21, FAR)),
                    group(22, category(12, 22, FARTHER))));

    private static final Permissions PERMISSIONS = new Some(Map.of(
            ChatPermissions.READ, Set.of(OPEN.scope(), BOARD.scope()), ChatPermissions.SEND, Set.of(OPEN.scope())));

    private static TestDatabase test;
    private static Database database;
    private static MessageStore messages;

    private final ChannelAccess access = access(PERMISSIONS);

    private static ChannelAccess access(Permissions permissions) {
        return new ChannelAccess(() -> TREE, permissions, new ChannelKinds());
    }

    private record Some(Map<Permission, Set<Scope>> held) implements Permissions {
        @Override
        public Reason why(Caller caller, Permission permission, Scope scope) {
            return Reason.of(may(caller, permission, scope), Reason.Cause.DEFAULT, "");
        }

        @Override
        public long quota(Caller caller, Quota quota) {
            return quota.fallback();
        }

        @Override
        public List<Permission> declared() {
            return List.copyOf(held.keySet());
        }

        @Override
        public List<Quota> quotas() {
            return List.of();
        }

        @Override
        public boolean may(Caller caller, Permission permission, Scope scope) {
            return caller.equals(CALLER)
                    && held.getOrDefault(permission, Set.of()).contains(scope);
        }
    }

    @BeforeAll
    static void store() {
        test = TestDatabase.create();
        database = test.open();
        messages = new MessageStore(database.jdbi("chat"));
    }

    @AfterAll
    static void drop() {
        database.close();
        test.close();
    }

    @Test
    void whatIsUnknownAndWhatIsHiddenAreTheSame() {
        for (Id id : List.of(UNKNOWN, HIDDEN.id())) {
            refused("not_found", () -> access.forReading(CALLER, id));
            refused("not_found", () -> access.forSending(CALLER, id));
        }
    }

    @Test
    void whatIsSeenAndNotAllowedIsForbidden() {
        assertThat(access.forReading(CALLER, BOARD.id())).isEqualTo(BOARD);
        refused("forbidden", () -> access.forSending(CALLER, BOARD.id()));
    }

    @Test
    void whatIsAllowedIsGiven() {
        assertThat(access.forReading(CALLER, OPEN.id())).isEqualTo(OPEN);
        assertThat(access.forSending(CALLER, OPEN.id())).isEqualTo(OPEN);
    }

    @Test
    void otherPluginsAreToldWhoMayDoWhatWhere() {
        Id nowhere = new Id(999);
        assertThat(List.of(access.mayRead(CALLER, OPEN.id()), access.maySend(CALLER, OPEN.id())))
                .containsExactly(true, true);
        assertThat(List.of(access.mayRead(CALLER, BOARD.id()), access.maySend(CALLER, BOARD.id())))
                .containsExactly(true, false);
        assertThat(List.of(access.mayRead(CALLER, nowhere), access.maySend(CALLER, nowhere)))
                .containsExactly(false, false);
        assertThat(access.scope(BOARD.id())).contains(BOARD.scope());
        assertThat(access.scope(nowhere)).isEmpty();
    }

    @Test
    void whoMayWriteButNotReadDoesNotSeeTheChannel() {
        var blind = access(new Some(Map.of(ChatPermissions.SEND, Set.of(OPEN.scope()))));
        refused("not_found", () -> blind.forSending(CALLER, OPEN.id()));
        assertThat(blind.maySend(CALLER, OPEN.id())).isFalse();
    }

    @Test
    void theTreeShowsNothingThatIsHiddenAndNoEmptyParents() {
        var view = treeOf(CALLER);
        assertThat(view.groups()).hasSize(1);
        assertThat(view.groups().getFirst().categories()).hasSize(1);
        assertThat(view.groups().getFirst().categories().getFirst().channels())
                .extracting(TreeEvents.ChatChannel::id)
                .containsExactly(OPEN.id(), BOARD.id());
    }

    @Test
    void theTreeOfAStrangerIsEmpty() {
        var stranger = new Caller(new Id(101), "stranger", "Stranger", false);
        assertThat(treeOf(stranger).groups()).isEmpty();
    }

    private TreeEvents.TreeAnswer treeOf(Caller caller) {
        return new TreeSocket(access, new Untouched(), new ChannelKinds()).tree(caller, new TreeEvents.TreeRequest());
    }

    /** The tables do not even exist: a request that gets past the gate fails in another way. */
    @Test
    void noRequestReachesTheStoreOfAHiddenChannel() {
        ChatSocket socket = socket(new Untouched());
        for (Id id : List.of(UNKNOWN, HIDDEN.id())) {
            refused("not_found", () -> socket.history(CALLER, new HistoryRequest(id, null, null, null)));
            refused("not_found", () -> socket.changes(CALLER, new ChangesRequest(id, 0, null)));
            refused("not_found", () -> socket.send(CALLER, wanted(id), new Unanswered()));
        }
        refused("forbidden", () -> socket.send(CALLER, wanted(BOARD.id()), new Unanswered()));
    }

    private ChatSocket socket(AppendWriter<MessageDraft, Message> writer) {
        var feed = new ChannelFeed(() -> TREE, (scope, permission) -> {
            throw new AssertionError("announced");
        });
        var hooks = new MessageService.Hooks(sending -> sending, sent -> {}, () -> {}, feed);
        var slowMode = new SlowMode(access, messages, new NoCache<>(), InstantSource.system());
        var service = new MessageService(access, slowMode, messages, writer, hooks);
        return new ChatSocket(access, messages, writer, service);
    }

    private static final class NoCache<K, V> implements Cache<K, V> {
        @Override
        public Optional<V> get(K key, Function<K, Optional<V>> loader) {
            return loader.apply(key);
        }

        @Override
        public void put(K key, V value) {}

        @Override
        public void drop(K key) {}

        @Override
        public void clear() {}
    }

    private static SendRequest wanted(Id channel) {
        return new SendRequest(channel, "n", "text", null);
    }

    private static Group group(long id, Category... categories) {
        return new Group(new Id(id), Group.scope(new Id(id)), "group", "", null, null, 1, List.of(categories));
    }

    private static Category category(long id, long group, Channel... channels) {
        Scope scope = Category.scope(Group.scope(new Id(group)), new Id(id));
        return new Category(new Id(id), scope, "category", 1, List.of(channels));
    }

    private static Channel channel(long id, long category, long group) {
        Scope scope = Channel.scope(Category.scope(Group.scope(new Id(group)), new Id(category)), new Id(id));
        return new Channel(new Id(id), scope, "channel " + id, Channel.TEXT, "", 0, false, false, 1);
    }

    private static void refused(String code, ThrowingCallable call) {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(call)
                .extracting(ApiException::code)
                .isEqualTo(code);
    }

    private static final class Untouched implements AppendWriter<MessageDraft, Message> {
        @Override
        public void append(MessageDraft draft, AppendOutcome<Message> outcome) {
            throw new AssertionError("written");
        }

        @Override
        public Head head(Id counter) {
            return Head.EMPTY;
        }
    }

    private static final class Unanswered implements Reply<SendAnswer> {
        @Override
        public void ok(SendAnswer data) {
            throw new AssertionError("granted");
        }

        @Override
        public void refuse(ApiException reason) {
            throw new AssertionError("refused twice");
        }
    }
}
