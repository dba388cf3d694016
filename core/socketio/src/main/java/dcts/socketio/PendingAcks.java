package dcts.socketio;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** The answers that one socket waits for. */
final class PendingAcks {
    static final long FULL = -1;
    private static final int MAX = 1_000;

    private static final class Entry {
        private final AckHandler handler;
        private @Nullable Future<?> timeout;

        private Entry(AckHandler handler) {
            this.handler = handler;
        }

        private AckHandler end() {
            if (timeout != null) {
                timeout.cancel(false);
            }
            return handler;
        }
    }

    private final Map<Long, Entry> entries = new HashMap<>(2);
    private long next;

    /** Keeps a handler and returns the id for the wire, or {@link #FULL}. */
    synchronized long add(AckHandler handler) {
        if (entries.size() >= MAX) {
            return FULL;
        }
        long id = next++;
        entries.put(id, new Entry(handler));
        return id;
    }

    /** Sets what is to be cancelled when the answer comes. */
    synchronized void expire(long id, Future<?> timeout) {
        Entry entry = entries.get(id);
        if (entry == null) {
            timeout.cancel(false);
        } else {
            entry.timeout = timeout;
        }
    }

    /** Takes a handler out; empty if it was taken before or never was. */
    synchronized Optional<AckHandler> take(long id) {
        return Optional.ofNullable(entries.remove(id)).map(Entry::end);
    }

    synchronized List<AckHandler> takeAll() {
        List<AckHandler> all = new ArrayList<>();
        entries.values().forEach(entry -> all.add(entry.end()));
        entries.clear();
        return all;
    }
}
