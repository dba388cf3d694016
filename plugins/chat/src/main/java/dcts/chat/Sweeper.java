package dcts.chat;

import dcts.api.Id;
import dcts.api.Scope;
import dcts.chat.ChannelTree.Channel;
import dcts.chat.GoneStore.Gone;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

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
    private final Consumer<List<Scope>> tells;
    private final AtomicLong next = new AtomicLong();

    /** @param tells once more that channels are gone, before they are forgotten */
    Sweeper(GoneStore store, InstantSource clock, Consumer<List<Scope>> tells) {
        this.store = store;
        this.clock = clock;
        this.tells = tells;
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
        List<Gone> gone = store.channels();
        if (gone.isEmpty()) {
            return Long.MAX_VALUE;
        }
        List<Gone> empty = new ArrayList<>();
        int pieces = 0;
        for (Gone each : gone) {
            while (pieces < PIECES_AT_ONCE && store.deleteMessages(each.channel(), PIECE) == PIECE) {
                pieces++;
            }
            if (pieces < PIECES_AT_ONCE) {
                empty.add(each);
            }
        }
        forget(empty);
        return empty.size() == gone.size() ? clock.millis() + PAUSE.toMillis() : 0;
    }

    /** Who keeps something about a channel may not have run when it was deleted, or the server ended right after that. */
    private void forget(List<Gone> empty) {
        long before = clock.millis() - MEMORY.toMillis();
        List<Id> old = empty.stream()
                .filter(each -> each.deletedAt() < before)
                .map(Gone::channel)
                .toList();
        if (!old.isEmpty()) {
            tells.accept(old.stream().map(id -> Channel.scope(Scope.SERVER, id)).toList());
            store.forget(old);
        }
    }
}
