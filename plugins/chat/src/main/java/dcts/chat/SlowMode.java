package dcts.chat;

import dcts.api.ApiException;
import dcts.api.Cache;
import dcts.api.Caller;
import dcts.api.Id;
import dcts.chat.ChannelTree.Channel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets each member write once in a while where slow mode is on. Only what is stored counts; it is remembered in memory and read
 * back from the channel's last messages when it is not there.
 */
final class SlowMode {
    private static final Turn FREE = new Turn() {
        @Override
        public void sent(long at) {}

        @Override
        public void end() {}
    };

    private final ChannelAccess access;
    private final MessageStore messages;
    private final Cache<Remembered, Long> lastSent;
    private final InstantSource clock;
    private final Map<Place, Turn> underWay = new ConcurrentHashMap<>();

    /** Where one member writes. */
    private record Place(Id member, Id channel) {}

    /** Under another version of the channel slow mode may have been off, and nothing was remembered. */
    record Remembered(Id member, Id channel, int version) {}

    /** The right to write one message; nobody else has it for the same member and channel until it ends. */
    interface Turn {
        /** The message is stored. */
        void sent(long at);

        /** No message was stored. */
        void end();
    }

    SlowMode(ChannelAccess access, MessageStore messages, Cache<Remembered, Long> lastSent, InstantSource clock) {
        this.access = access;
        this.messages = messages;
        this.lastSent = lastSent;
        this.clock = clock;
    }

    /**
     * Takes the turn to write, which has to be ended.
     *
     * @throws ApiException {@code rate_limited} with the time that is left
     */
    Turn take(Caller caller, Channel channel) {
        if (channel.slowModeSeconds() == 0 || access.gate(caller).bypassesSlowMode(channel.scope())) {
            return FREE;
        }
        var key = new Remembered(caller.userId(), channel.id(), channel.version());
        var turn = new Taken(new Place(caller.userId(), channel.id()), key);
        Duration pause = Duration.ofSeconds(channel.slowModeSeconds());
        if (underWay.putIfAbsent(turn.place, turn) != null) {
            throw ApiException.rateLimited(pause);
        }
        boolean free = false;
        try {
            demandPause(key, pause);
            free = true;
        } finally {
            if (!free) {
                turn.end();
            }
        }
        return turn;
    }

    private void demandPause(Remembered key, Duration pause) {
        long left = lastSent.get(key, asked -> messages.lastSent(asked.channel, asked.member))
                .map(last -> last + pause.toMillis() - clock.millis())
                .orElse(0L);
        if (left > 0) {
            throw ApiException.rateLimited(Duration.ofMillis(left));
        }
    }

    private final class Taken implements Turn {
        private final Place place;
        private final Remembered key;

        Taken(Place place, Remembered key) {
            this.place = place;
            this.key = key;
        }

        @Override
        public void sent(long at) {
            lastSent.put(key, at);
            end();
        }

        @Override
        public void end() {
            underWay.remove(place, this);
        }
    }
}
