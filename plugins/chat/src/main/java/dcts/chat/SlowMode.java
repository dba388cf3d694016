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
    private final Cache<String, Long> lastSent;
    private final InstantSource clock;
    /** By member and channel. Keys are texts: the JDK keeps the class of the record that was last compared, and its plugin. */
    private final Map<String, Turn> underWay = new ConcurrentHashMap<>();

    /** The right to write one message; nobody else has it for the same member and channel until it ends. */
    interface Turn {
        /** The message is stored. */
        void sent(long at);

        /** No message was stored. */
        void end();
    }

    SlowMode(ChannelAccess access, MessageStore messages, Cache<String, Long> lastSent, InstantSource clock) {
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
        var turn = new Taken(caller.userId(), channel);
        Duration pause = Duration.ofSeconds(channel.slowModeSeconds());
        if (underWay.putIfAbsent(turn.place, turn) != null) {
            throw ApiException.rateLimited(pause);
        }
        boolean free = false;
        try {
            demandPause(caller, channel, turn.key);
            free = true;
        } finally {
            if (!free) {
                turn.end();
            }
        }
        return turn;
    }

    private void demandPause(Caller caller, Channel channel, String key) {
        long left = lastSent.get(key, asked -> messages.lastSent(channel.id(), caller.userId()))
                .map(last -> last + channel.slowModeSeconds() * 1_000L - clock.millis())
                .orElse(0L);
        if (left > 0) {
            throw ApiException.rateLimited(Duration.ofMillis(left));
        }
    }

    private final class Taken implements Turn {
        private final String place;
        private final String key;

        Taken(Id member, Channel channel) {
            this.place = member + "/" + channel.id();
            // Under another version of the channel slow mode may have been off, and nothing was remembered.
            this.key = place + "/" + channel.version();
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
