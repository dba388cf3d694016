package dcts.core.db;

import dcts.api.ApiException;
import dcts.api.AppendOutcome;
import dcts.api.AppendTable;
import dcts.api.AppendWriter;
import dcts.api.Head;
import dcts.api.Id;
import dcts.core.metrics.Metrics;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the drafts of all callers of the moment with one insert and one commit, then tells the outcomes in that order.
 * A lone draft is written at once; while an insert is under way the next drafts gather.
 *
 * <p>An insert whose connection broke has an unknown outcome: its callers are told to try again, and nothing else is
 * written until the writer, on a new connection, has ended the old one and read the ids back.
 */
public final class GroupCommitWriter<D, R> implements AppendWriter<D, R>, Worker {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommitWriter.class);
    private static final int QUEUE = 10_000;
    private static final int MAX_ROWS = 500;
    private static final Duration PATIENCE = Duration.ofMillis(2_500);
    private static final Duration LAST_ROWS = Duration.ofSeconds(4);
    private static final Duration INTERRUPTED_ROWS = Duration.ofSeconds(1);
    private static final Duration LAST_OUTCOMES = Duration.ofSeconds(2);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final int DUPLICATE_ENTRY = 1062;

    private final AppendTable<D, R> table;
    private final BatchInsert<D, R> insert;
    private final WriterConnection connection;
    private final WriterParts parts;
    /** What is empty only wakes the thread. */
    private final BlockingQueue<Optional<PendingAppend<D, R>>> queue = new ArrayBlockingQueue<>(QUEUE);

    private final Map<Id, Head> heads;
    private final Thread thread;
    private volatile boolean ending;
    private volatile long endBy;

    /** What all writers of a server share. */
    public record WriterParts(
            ConnectionSource connections, IdGenerator ids, Delivery delivery, Metrics metrics, ThreadFactory threads) {}

    /** Opens a writer; reads where the table's counters stand. */
    public GroupCommitWriter(AppendTable<D, R> table, WriterParts parts) {
        this.table = table;
        this.parts = parts;
        this.insert = new BatchInsert<>(table);
        this.connection = new WriterConnection(parts.connections);
        this.heads = new ConcurrentHashMap<>(table.heads());
        table.lastId().ifPresent(parts.ids::continueAfter);
        this.thread = parts.threads.newThread(this::run);
        thread.setName("writer-" + table.name());
        thread.start();
    }

    @Override
    public void append(D draft, AppendOutcome<R> outcome) {
        var pending = new PendingAppend<D, R>(draft, outcome, System.nanoTime() + PATIENCE.toNanos());
        var queued = Optional.of(pending);
        // It may have ended in between; whoever takes the draft out of the queue tells its outcome.
        if (ending || !queue.offer(queued) || (ending && queue.remove(queued))) {
            parts.metrics.count("writer_refused", "queue_full");
            throw ApiException.unavailable(RETRY_AFTER);
        }
    }

    @Override
    public Head head(Id counter) {
        return heads.getOrDefault(counter, Head.EMPTY);
    }

    /** How many drafts wait to be written. */
    public int waiting() {
        return queue.size();
    }

    @Override
    public void shutdown() {
        if (!ending) {
            endBy = System.nanoTime() + LAST_ROWS.toNanos();
            ending = true;
            var unused = queue.offer(Optional.empty()); // if it is full, the thread is awake
        }
    }

    /** Writes what is queued, tells all outcomes and ends. */
    @Override
    public void close() {
        shutdown();
        try {
            if (!thread.join(left(Duration.ZERO))) {
                thread.interrupt();
                var unused = thread.join(left(INTERRUPTED_ROWS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        fail(drained());
        parts.delivery.await(left(INTERRUPTED_ROWS.plus(LAST_OUTCOMES)));
    }

    private Duration left(Duration more) {
        return Duration.ofNanos(Math.max(0, endBy - System.nanoTime() + more.toNanos()));
    }

    private void run() {
        try {
            while (!ending || !queue.isEmpty()) {
                write(gathered());
            }
        } finally {
            connection.close();
        }
    }

    /** What waits now, at least one; nothing if it was only woken. */
    private List<PendingAppend<D, R>> gathered() {
        List<Optional<PendingAppend<D, R>>> gathered = new ArrayList<>();
        try {
            gathered.add(queue.take());
        } catch (InterruptedException e) {
            return List.of(); // the table's own code may have been meant; who ends the writer has said so before
        }
        queue.drainTo(gathered, MAX_ROWS - 1);
        return gathered.stream().flatMap(Optional::stream).toList();
    }

    private void write(List<PendingAppend<D, R>> gathered) {
        Deque<PendingAppend<D, R>> left = new ArrayDeque<>(live(gathered));
        while (!left.isEmpty()) {
            Batch<D, R> batch = new Batch<>(table);
            while (!left.isEmpty() && added(batch, left.getFirst())) {
                left.removeFirst();
            }
            if (batch.rows() > 0) {
                writeOnce(batch).reversed().forEach(left::addFirst);
            }
        }
    }

    /** Puts a draft into the batch if there is room; one that the table's code cannot handle fails alone. */
    private boolean added(Batch<D, R> batch, PendingAppend<D, R> pending) {
        try {
            return batch.add(pending, heads, parts.ids);
        } catch (RuntimeException | Error e) { // border to a plugin's code
            LOG.error("A draft for {} could not be made into a row.", table.name(), e);
            fail(List.of(pending));
            return true;
        }
    }

    /** Tries the batch; returns those drafts that have to be tried again without their neighbours. */
    private List<PendingAppend<D, R>> writeOnce(Batch<D, R> batch) {
        try {
            insert.run(connection.get(), batch.entries());
            committed(batch);
        } catch (SQLException e) {
            if (isDuplicate(e)) {
                return withoutDuplicates(batch);
            }
            parts.metrics.count("writer_failed", "sql");
            LOG.warn("A batch of {} rows for {} failed: {}", batch.rows(), table.name(), e.getMessage());
            fail(batch.waiting());
            resolve(batch);
        }
        return List.of();
    }

    private static boolean isDuplicate(SQLException e) {
        return e instanceof SQLIntegrityConstraintViolationException && e.getErrorCode() == DUPLICATE_ENTRY;
    }

    private void committed(Batch<D, R> batch) {
        heads.putAll(batch.heads());
        parts.metrics.add("writer_rows", "stored", batch.rows());
        parts.metrics.count("writer_batches", "stored");
        batch.entries().forEach(entry -> parts.delivery.tell(() -> tellStored(entry)));
    }

    private void tellStored(Batch.Entry<D, R> entry) {
        entry.waiting().getFirst().outcome().stored(entry.row());
        entry.waiting().stream().skip(1).forEach(same -> same.outcome().duplicate(entry.row()));
    }

    private List<PendingAppend<D, R>> withoutDuplicates(Batch<D, R> batch) {
        Map<String, R> existing = existing(batch);
        existing.forEach((key, row) -> {
            Batch.Entry<D, R> entry = batch.remove(key);
            if (entry != null) {
                entry.waiting()
                        .forEach(
                                same -> parts.delivery.tell(() -> same.outcome().duplicate(row)));
            }
        });
        if (existing.isEmpty()) {
            LOG.warn("A duplicate row of {} was refused and is not found by its unique key.", table.name());
            fail(batch.waiting());
            return List.of();
        }
        return batch.waiting();
    }

    private Map<String, R> existing(Batch<D, R> batch) {
        try {
            return table.existing(
                    batch.entries().stream().map(Batch.Entry::draft).toList());
        } catch (RuntimeException | Error e) { // border to a plugin's code, which may find the database gone
            LOG.warn("The stored rows of {} could not be read: {}", table.name(), e.toString());
            return Map.of();
        }
    }

    /** Finds out whether a failed batch is stored after all; until then nothing else is written. */
    private void resolve(Batch<D, R> batch) {
        long abandoned = connection.abandon();
        List<Id> ids = batch.entries().stream().map(Batch.Entry::id).toList();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                if (insert.countStored(connection.replace(abandoned), ids) == ids.size()) {
                    committed(batch);
                }
                return;
            } catch (SQLException e) {
                connection.abandon();
                parts.metrics.count("writer_failed", "unresolved");
                fail(drained());
                LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
                if (ending) {
                    return;
                }
            }
        }
    }

    private List<PendingAppend<D, R>> live(List<PendingAppend<D, R>> gathered) {
        long now = System.nanoTime();
        Map<Boolean, List<PendingAppend<D, R>>> byLateness =
                gathered.stream().collect(Collectors.partitioningBy(p -> p.deadline() - now < 0));
        fail(byLateness.getOrDefault(true, List.of()));
        return byLateness.getOrDefault(false, List.of());
    }

    private List<PendingAppend<D, R>> drained() {
        List<Optional<PendingAppend<D, R>>> drained = new ArrayList<>();
        queue.drainTo(drained);
        return drained.stream().flatMap(Optional::stream).toList();
    }

    private void fail(List<PendingAppend<D, R>> pending) {
        pending.forEach(p -> parts.delivery.tell(() -> p.outcome().failed(ApiException.unavailable(RETRY_AFTER))));
    }
}
