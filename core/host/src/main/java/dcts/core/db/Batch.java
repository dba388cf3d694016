package dcts.core.db;

import dcts.api.AppendTable;
import dcts.api.Head;
import dcts.api.Id;
import dcts.api.Stamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The drafts that go into one insert, stamped in order; drafts for the same row ride along with the first. */
final class Batch<D, R> {
    private final AppendTable<D, R> table;
    private final Map<String, Entry<D, R>> entries = new LinkedHashMap<>();
    private final Map<Id, Head> heads = new HashMap<>();
    private long bytes;

    private static final int MAX_ROWS = 500;
    private static final long MAX_BYTES = 1 << 20;
    /** What a character of text needs at most in UTF-8, save for pairs, which need less for each half. */
    private static final int BYTES_PER_CHAR = 3;

    private static final int BYTES_PER_VALUE = 20;

    /** One row to be with its values, and those who wait for it. */
    record Entry<D, R>(D draft, R row, Id id, List<@Nullable Object> values, List<PendingAppend<D, R>> waiting) {}

    Batch(AppendTable<D, R> table) {
        this.table = table;
    }

    /**
     * Adds a draft, numbering it after the committed rows and those added before.
     *
     * @return false if the statement is as large as it may get, so that the draft has to go into the next
     */
    boolean add(PendingAppend<D, R> pending, Map<Id, Head> committed, IdGenerator ids) {
        String key = table.uniqueKey(pending.draft());
        Entry<D, R> same = entries.get(key);
        if (same != null) {
            same.waiting.add(pending);
            return true;
        }
        if (entries.size() == MAX_ROWS) {
            return false;
        }
        Id counter = table.counter(pending.draft());
        Head before = heads.getOrDefault(counter, committed.getOrDefault(counter, Head.EMPTY));
        Head after = new Head(before.seq() + 1, before.rev() + 1);
        Id id = ids.next();
        R row = table.row(pending.draft(), new Stamp(id, after.seq(), after.rev(), IdGenerator.millisOf(id)));
        List<@Nullable Object> values = table.values(row);
        long size = sizeOf(values);
        if (!entries.isEmpty() && bytes + size > MAX_BYTES) {
            return false;
        }
        bytes += size;
        heads.put(counter, after);
        entries.put(key, new Entry<>(pending.draft(), row, id, values, new ArrayList<>(List.of(pending))));
        return true;
    }

    private static long sizeOf(List<@Nullable Object> values) {
        long size = 0;
        for (Object value : values) {
            size += switch (value) {
                case String text -> (long) text.length() * BYTES_PER_CHAR + BYTES_PER_VALUE;
                case byte[] raw -> raw.length * 2L + BYTES_PER_VALUE;
                case null, default -> BYTES_PER_VALUE;
            };
        }
        return size;
    }

    Collection<Entry<D, R>> entries() {
        return entries.values();
    }

    /** Takes out the row with this key. */
    @Nullable
    Entry<D, R> remove(String key) {
        return entries.remove(key);
    }

    /** All who wait, in order. */
    List<PendingAppend<D, R>> waiting() {
        return entries.values().stream().flatMap(e -> e.waiting.stream()).toList();
    }

    /** Where the counters stand once the batch is committed. */
    Map<Id, Head> heads() {
        return heads;
    }

    int rows() {
        return entries.size();
    }
}
