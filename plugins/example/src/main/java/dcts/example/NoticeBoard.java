package dcts.example;

import dcts.api.ApiException;
import dcts.api.AppendOutcome;
import dcts.api.AppendWriter;
import dcts.api.Audit;
import dcts.api.Cache;
import dcts.api.Caller;
import dcts.api.Id;
import dcts.api.Permissions;
import dcts.api.Reply;
import dcts.api.Scope;
import dcts.chat.api.Channels;
import dcts.example.ExampleEvents.NewNotice;
import dcts.example.ExampleEvents.Nothing;
import dcts.example.ExampleEvents.OneNotice;
import dcts.example.ExampleEvents.Removal;
import dcts.example.api.Board;
import dcts.example.api.Notice;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The rules of the board: gate, before-event, change, answer, announcement, after-event. */
final class NoticeBoard implements Board {
    private static final int MOST = 100;
    private static final String ALL = "all";

    private final NoticeStore store;
    private final AppendWriter<NoticeDraft, StoredNotice> writer;
    private final Cache<String, List<Notice>> cache;
    private final Gates gates;
    private final Hooks hooks;

    /** Who may do what. */
    record Gates(Permissions permissions, Channels channels) {}

    /**
     * Who is asked and who is told.
     *
     * @param trail keeps who took down what
     * @param changed lets those who may read the board look again, and followers of the journal
     */
    record Hooks(
            UnaryOperator<Pinning> pinning,
            Consumer<Changed> pinned,
            UnaryOperator<Changed> removing,
            Consumer<Changed> removed,
            Audit trail,
            Runnable changed) {}

    NoticeBoard(
            NoticeStore store,
            AppendWriter<NoticeDraft, StoredNotice> writer,
            Cache<String, List<Notice>> cache,
            Gates gates,
            Hooks hooks) {
        this.store = store;
        this.writer = writer;
        this.cache = cache;
        this.gates = gates;
        this.hooks = hooks;
    }

    @Override
    public int count() {
        return newest().size();
    }

    /** The newest first, without those from channels that the caller may not read. */
    List<Notice> readableBy(Caller caller) {
        return newest().stream()
                .filter(notice -> isReadable(caller, notice.channelId()))
                .toList();
    }

    private boolean isReadable(Caller caller, @Nullable Id channelId) {
        return channelId == null || gates.channels.mayRead(caller, channelId);
    }

    /** For screens: what was put up by hand, for everybody. */
    List<Notice> publicOnes() {
        return newest().stream().filter(notice -> notice.channelId() == null).toList();
    }

    private List<Notice> newest() {
        return cache.get(ALL, all -> Optional.of(store.newest(MOST))).orElse(List.of());
    }

    /**
     * Puts up a notice; the reply comes after the commit.
     *
     * @throws ApiException {@code invalid} if it is longer than his may be, or the refusal of a plugin
     */
    void pin(Caller caller, NewNotice wanted, Reply<OneNotice> reply) {
        if (wanted.text().length() > gates.permissions.quota(caller, ExamplePermissions.LONGEST)) {
            throw ApiException.invalid("text");
        }
        Pinning asked = hooks.pinning.apply(new Pinning(caller, wanted.text()));
        var draft = new NoticeDraft(caller.userId(), wanted.nonce(), asked.text(), null);
        append(draft, new Answering(draft, reply));
    }

    /** Stores a notice and tells those who wait for it; the outcome is told as it comes. */
    void append(NoticeDraft draft, AppendOutcome<StoredNotice> outcome) {
        writer.append(draft, new Telling(outcome));
    }

    /**
     * Takes a notice down.
     *
     * @throws ApiException {@code not_found} if there is none that he may read, {@code forbidden} if it is not his
     */
    Nothing remove(Caller caller, Removal wanted) {
        Notice notice = store.find(wanted.id())
                .filter(found -> isReadable(caller, found.channelId()))
                .orElseThrow(ApiException::notFound);
        if (!notice.authorId().equals(caller.userId())) {
            gates.permissions.require(caller, ExamplePermissions.MODERATE, Scope.SERVER);
        }
        Changed asked = hooks.removing.apply(new Changed(notice));
        var change = new Audit.Change(
                "example.remove",
                notice.id().toString(),
                Map.of("author", notice.authorId().toString()),
                Map.of());
        remove(asked.notice(), transaction -> hooks.trail.note(transaction, caller, change));
        return new Nothing();
    }

    /**
     * Takes a notice down and tells.
     *
     * @param witness writes it down in the same transaction
     */
    void remove(Notice notice, Consumer<Handle> witness) {
        store.remove(notice.id(), witness);
        changed();
        hooks.removed.accept(new Changed(notice));
    }

    private void changed() {
        cache.drop(ALL);
        hooks.changed.run();
    }

    /** Tells others after the one who waits. */
    private final class Telling implements AppendOutcome<StoredNotice> {
        private final AppendOutcome<StoredNotice> first;

        Telling(AppendOutcome<StoredNotice> first) {
            this.first = first;
        }

        @Override
        public void stored(StoredNotice row) {
            first.stored(row);
            changed();
            hooks.pinned.accept(new Changed(row.notice()));
        }

        @Override
        public void duplicate(StoredNotice existing) {
            first.duplicate(existing);
        }

        @Override
        public void failed(ApiException reason) {
            first.failed(reason);
        }
    }

    /** Answers a client. */
    private record Answering(NoticeDraft draft, Reply<OneNotice> reply) implements AppendOutcome<StoredNotice> {
        @Override
        public void stored(StoredNotice row) {
            reply.ok(new OneNotice(row.notice()));
        }

        @Override
        public void duplicate(StoredNotice existing) {
            if (existing.is(draft)) {
                stored(existing);
            } else {
                reply.refuse(ApiException.conflict());
            }
        }

        @Override
        public void failed(ApiException reason) {
            reply.refuse(reason);
        }
    }
}
