package dcts.core.db;

import dcts.api.Journal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;

/** The journals that are kept, and their followers. Thread-safe. */
public final class Journals {
    private final JournalStore store;
    private final IdGenerator ids;
    private final ThreadFactory threads;
    private final Map<String, Kept<?>> kept = new ConcurrentHashMap<>();

    /** One journal with those who follow it now. */
    private record Kept<R extends Record>(Journal<R> journal, Journal.Reader<R> reader, Set<Follower<?>> followers) {
        void wake() {
            followers.forEach(Follower::wake);
        }
    }

    /** No journals yet; followers run on threads of this factory. */
    public Journals(Jdbi jdbi, IdGenerator ids, ThreadFactory threads) {
        this.store = new JournalStore(jdbi);
        this.ids = ids;
        this.threads = threads;
    }

    /**
     * Keeps a journal until {@link #end}.
     *
     * @return wakes its followers
     * @throws IllegalStateException if the name is taken
     */
    public <R extends Record> Runnable keep(Journal<R> journal, Journal.Reader<R> reader) {
        var added = new Kept<>(journal, reader, ConcurrentHashMap.newKeySet());
        if (kept.putIfAbsent(journal.name(), added) != null) {
            throw new IllegalStateException("the journal " + journal.name() + " is kept already");
        }
        return added::wake;
    }

    /** Keeps it no longer. */
    public void end(Journal<?> journal) {
        kept.remove(journal.name());
    }

    /**
     * Follows a journal.
     *
     * @return stops following when it is closed
     * @throws IllegalStateException if nobody keeps it
     */
    public <R extends Record> Worker follow(
            String follower, Journal<R> journal, Journal.Start start, Consumer<List<R>> handler) {
        Kept<R> found = find(journal);
        var place = new Follower.Place(
                store,
                follower,
                journal.name(),
                start == Journal.Start.BEGINNING ? 0 : ids.next().value());
        var added = new Follower<>(place, found.reader, handler);
        found.followers.add(added);
        added.start(threads);
        return new Worker() {
            @Override
            public void shutdown() {
                found.followers.remove(added);
                added.shutdown();
            }

            @Override
            public void close() {
                shutdown();
                added.close();
            }
        };
    }

    @SuppressWarnings("unchecked") // equal journals have equal rows
    private <R extends Record> Kept<R> find(Journal<R> journal) {
        Kept<?> found = kept.get(journal.name());
        if (found == null || !found.journal.equals(journal)) {
            throw new IllegalStateException("nobody keeps the journal " + journal.name());
        }
        return (Kept<R>) found;
    }
}
