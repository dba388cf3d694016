package dcts.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What one member reads, as the README of the chat tells clients to: after a connect it compares the {@code rev} of every
 * channel in the tree with what it knows and asks for the changes between; so it does when a {@code rev} is left out. It is
 * never away so long that the server would refuse to tell the changes.
 */
final class Reader {
    private static final int PAGE = 100;
    private static final long ANSWER_NANOS = TimeUnit.SECONDS.toNanos(4);
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final long number;
    private final Line line;
    private final Messages messages;
    private final Map<Long, Place> places = new HashMap<>();
    private final List<Message> shown = new ArrayList<>();
    private final List<List<Message>> live = new ArrayList<>();
    private int caughtUp;
    /** Answers to what was asked before this are of no interest. */
    private int round;

    private long againAt;

    /** How far one channel is read. */
    private static final class Place {
        private final long channel;
        private long rev;
        /** While it catches up, what is announced waits. */
        private boolean behind = true;

        private final List<Message> held = new ArrayList<>();

        Place(long channel) {
            this.channel = channel;
        }
    }

    Reader(long number, List<Long> channels, Line line, Messages messages) {
        this.number = number;
        this.line = line;
        this.messages = messages;
        channels.forEach(channel -> places.put(channel, new Place(channel)));
    }

    Sightings sightings() {
        return new Sightings(number, shown, live, caughtUp);
    }

    /** Whether it knows all that the server has, as far as it has heard. */
    boolean settled() {
        return places.values().stream().noneMatch(place -> place.behind);
    }

    /** A new connection stands. */
    void entered(long now) {
        live.add(new ArrayList<>());
        places.values().forEach(place -> place.held.clear());
        compare(now);
    }

    /** Compares with the tree and catches up. */
    void compare(long now) {
        round++;
        againAt = now + ANSWER_NANOS;
        places.values().forEach(place -> place.behind = true);
        int asked = round;
        line.ask("chat.tree", Map.of(), answer -> {
            if (asked == round && isGranted(answer)) {
                takeTree(answer.path("data"));
            }
        });
    }

    void tick(long now) {
        if (!settled() && now - againAt >= 0) {
            compare(now);
        }
    }

    void announced(Message message) {
        live.getLast().add(message);
        Place place = places.get(message.channel());
        if (place != null) {
            take(place, message);
        }
    }

    private void take(Place place, Message message) {
        if (place.behind) {
            place.held.add(message);
        } else if (message.rev() == place.rev + 1) {
            show(place, message);
        } else if (message.rev() > place.rev) {
            place.behind = true;
            place.held.add(message);
            againAt = System.nanoTime() + ANSWER_NANOS;
            askChanges(place);
        }
    }

    private void show(Place place, Message message) {
        shown.add(message);
        place.rev = message.rev();
    }

    private void takeTree(JsonNode tree) {
        for (JsonNode channels : tree.findValues("channels")) {
            for (JsonNode channel : channels) {
                Place place = places.get(channel.path("id").asLong());
                if (place != null && channel.path("rev").asLong() > place.rev) {
                    askChanges(place);
                } else if (place != null) {
                    settle(place);
                }
            }
        }
    }

    private void askChanges(Place place) {
        var payload = Map.of("channelId", Long.toString(place.channel), "afterRev", place.rev, "limit", PAGE);
        int asked = round;
        line.ask("chat.changes", payload, answer -> {
            if (asked == round && isGranted(answer)) {
                answer.path("data").path("changes").forEach(change -> catchUp(place, change.path("message")));
                goOn(place, answer);
            }
        });
    }

    private void catchUp(Place place, JsonNode node) {
        caughtUp++;
        show(place, messages.message(node));
    }

    private void goOn(Place place, JsonNode answer) {
        if (answer.path("data").path("hasMore").asBoolean()) {
            againAt = System.nanoTime() + ANSWER_NANOS;
            askChanges(place);
        } else {
            settle(place);
        }
    }

    private void settle(Place place) {
        place.behind = false;
        var held = List.copyOf(place.held);
        place.held.clear();
        held.forEach(message -> take(place, message));
    }

    private boolean isGranted(JsonNode answer) {
        boolean granted = answer.path("ok").asBoolean();
        if (!granted) {
            againAt = System.nanoTime() + RETRY_NANOS;
        }
        return granted;
    }
}
