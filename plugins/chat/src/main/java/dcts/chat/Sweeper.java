package dcts.chat;

import dcts.api.Id;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Deletes what was written in deleted channels, in pieces, so that nobody waits for it. A message that was on its way when its
 * channel was deleted is stored after that: a channel is looked at again until nothing can come any more.
 */
final class Sweeper {
    /** How often {@link #run} is called. */
    static final Duration PERIOD = Duration.ofSeconds(1);

    /** Much longer than a message can be on its way. */
    private static final Duration MEMORY = Duration.ofHours(1);

    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int PIECE = 500;
    private static final int PIECES_AT_ONCE = 100;

    private final GoneStore store;
    private final InstantSource clock;
    private final AtomicLong next = new AtomicLong();

    Sweeper(GoneStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Something was deleted. */
    void wake() {
        next.set(0);
    }

    /** Looks, if it is time to. */
    void run() {
        long now = clock.millis();
        if (now >= next.get()) {
            long again = now + PAUSE.toMillis();
            next.set(again); // should the database be away
            next.compareAndSet(again, sweep()); // unless somebody has woken it meanwhile
        }
    }

    /** Returns when to look again. */
    private long sweep() {
        List<Id> gone = store.channels();
        if (gone.isEmpty()) {
            return Long.MAX_VALUE;
        }
        List<Id> empty = new ArrayList<>();
        int pieces = 0;
        for (Id channel : gone) {
            while (pieces < PIECES_AT_ONCE && store.deleteMessages(channel, PIECE) == PIECE) {
                pieces++;
            }
            if (pieces < PIECES_AT_ONCE) {
                empty.add(channel);
            }
        }
        store.forget(empty, clock.millis() - MEMORY.toMillis());
        return empty.size() == gone.size() ? clock.millis() + PAUSE.toMillis() : 0;
    }
}
