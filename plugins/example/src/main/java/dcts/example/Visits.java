package dcts.example;

import dcts.api.Announcement;
import dcts.api.Caller;
import dcts.api.Id;
import dcts.api.KeyValueStore;
import dcts.api.Topic;
import dcts.example.ExampleEvents.Unread;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;

/** Remembers when somebody last read the board, and tells his devices what has come since. */
final class Visits {
    private static final Duration REMEMBERED = Duration.ofDays(400);

    private final KeyValueStore values;
    private final NoticeBoard board;
    private final InstantSource clock;
    private final Function<Id, Topic> devices;

    Visits(KeyValueStore values, NoticeBoard board, InstantSource clock, Function<Id, Topic> devices) {
        this.values = values;
        this.board = board;
        this.clock = clock;
        this.devices = devices;
    }

    void visited(Caller caller) {
        values.put(key(caller), Long.toString(clock.millis()), REMEMBERED);
    }

    /** Counts only what he may read: also how many there are would tell of hidden channels. */
    void welcome(Caller caller, Announcement<Unread> announcement) {
        long last = values.get(key(caller))
                .map(entry -> Long.parseLong(entry.value()))
                .orElse(0L);
        long unread = board.readableBy(caller).stream()
                .filter(notice -> notice.createdAt() > last)
                .count();
        devices.apply(caller.userId()).announce(announcement, new Unread((int) unread));
    }

    private static String key(Caller caller) {
        return "visit." + caller.userId();
    }
}
