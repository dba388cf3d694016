package dcts.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Many clients in the one room of one server; the first of them speaks. */
final class Crowd {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(180);
    private static final long END_PATIENCE = TimeUnit.SECONDS.toNanos(20);

    private final SocketLoop loop;
    private final List<Visitor> visitors = new ArrayList<>();
    private Round round = new Round(0, 0, 0, 0);
    private int sent;
    private int stalled;
    private int again;

    Crowd(SocketLoop loop) {
        this.loop = loop;
    }

    /** Connects all at once; returns the microseconds until the last was let in, and how often one had to come again. */
    String join(int port, int count) throws IOException {
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            visitors.add(new Visitor(loop, port, this));
        }
        loop.serveUntil(() -> visitors.stream().allMatch(each -> each.socket().joined()), PATIENCE);
        long end = System.nanoTime();
        loop.serveUntil(() -> visitors.stream().allMatch(Visitor::entered), PATIENCE);
        return (end - begin) / 1_000 + " " + again;
    }

    /** Says something, again and again; returns the delays until everybody who reads has heard it, once and in order. */
    String say(int count, int inFlight, int size, int pauseMillis) throws IOException {
        long pause = TimeUnit.MILLISECONDS.toNanos(pauseMillis);
        var filler = "x".repeat(size);
        round = new Round(visitors.size() - stalled, sent, count, inFlight);
        loop.serveUntil(
                () -> {
                    while (round.maySend() && round.sinceLast() >= pause) {
                        speak(round.send(), filler);
                    }
                    return round.isOver();
                },
                PATIENCE);
        sent += count;
        return round.delays();
    }

    /** The last {@code count} of them stop to read. */
    String stall(int count) {
        stalled = count;
        visitors.subList(visitors.size() - count, visitors.size()).forEach(Visitor::stall);
        return "stalled";
    }

    /** Those who had stopped read again; returns how many were cut off before they had everything. */
    String resume() throws IOException {
        var all = visitors.subList(visitors.size() - stalled, visitors.size());
        all.forEach(each -> each.socket().read(true));
        try {
            loop.serveUntil(() -> all.stream().allMatch(each -> each.gone() || each.heard() == sent), END_PATIENCE);
        } catch (IllegalStateException e) {
            return "0 of those who stopped to read, since some have neither an end nor everything";
        }
        return Long.toString(all.stream().filter(Visitor::gone).count());
    }

    /** Goes away without a word. */
    String leave() {
        for (var each : visitors) {
            each.socket().close();
        }
        visitors.clear();
        stalled = 0;
        sent = 0;
        return "left";
    }

    void cameAgain() {
        again++;
    }

    void heard(long number) {
        round.reached(number);
    }

    private void speak(int number, String filler) {
        try {
            visitors.getFirst().socket().send("42[\"say\",{\"seq\":" + number + ",\"text\":\"" + filler + "\"}]");
        } catch (IOException e) {
            throw new IllegalStateException("the connection of who speaks is gone", e);
        }
    }
}
