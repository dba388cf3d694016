package dcts.rights;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody who listens to a channel and reads it again and again, while the owner talks there without a pause and takes him
 * the right to. Whatever was asked or said after that was acknowledged may not reach him.
 */
final class Eavesdropper implements AutoCloseable {
    private static final int ENOUGH = 60;
    private static final AtomicInteger NONCES = new AtomicInteger();
    private static final Pattern SAID = Pattern.compile("Said without a pause (\\d+)\\.");

    private final String channel;
    private final Observer listener;
    private final Observer reader;
    private final Observer speaker;
    private final AtomicInteger issued = new AtomicInteger();
    private final AtomicInteger read = new AtomicInteger();
    private final List<String> faults = new java.util.ArrayList<>();
    private final ConcurrentLinkedQueue<String> readTooLate = new ConcurrentLinkedQueue<>();
    private volatile boolean taken;
    private volatile boolean ending;

    Eavesdropper(World world, Principal who, Place where) {
        this.channel = world.spot(where).channel();
        String token = world.member(who).token();
        this.listener = new Observer(world.url(), token);
        this.reader = new Observer(world.url(), token);
        this.speaker = new Observer(world.url(), world.member(Principal.OWNER).token());
    }

    /** Takes the right in the middle of all that; what he got too late. */
    List<String> after(Runnable revoke) throws InterruptedException {
        Thread talking = Thread.startVirtualThread(this::talk);
        Thread reading = Thread.startVirtualThread(this::readOn);
        listener.await(0, frame -> number(frame, n -> n > ENOUGH));
        revoke.run();
        taken = true;
        int last = issued.get();
        int lastRead = read.get();
        while (issued.get() < last + ENOUGH || read.get() < lastRead + ENOUGH / 2) {
            Thread.onSpinWait();
            Thread.yield();
        }
        ending = true;
        talking.join();
        reading.join();
        listener.ask("core.rights", Map.of());
        listener.since(0).stream()
                .filter(frame -> number(frame, n -> n > last))
                .forEach(frame -> faults.add("heard after " + last + ": " + frame));
        faults.addAll(readTooLate);
        return faults;
    }

    private static boolean number(String frame, IntPredicate wanted) {
        Matcher said = SAID.matcher(frame);
        return said.find() && wanted.test(Integer.parseInt(said.group(1)));
    }

    private void talk() {
        while (!ending) {
            int number = issued.incrementAndGet();
            speaker.ask(
                    "chat.send",
                    Map.of(
                            "channelId", channel,
                            "nonce", "pause-" + NONCES.incrementAndGet(),
                            "text", "Said without a pause " + number + "."));
        }
    }

    private void readOn() {
        while (!ending) {
            boolean late = taken;
            for (Map.Entry<String, Map<String, Object>> each : Map.<String, Map<String, Object>>of(
                            "chat.history", Map.of("channelId", channel, "limit", 1),
                            "chat.changes", Map.of("channelId", channel, "afterRev", 0))
                    .entrySet()) {
                JsonNode answer = reader.ask(each.getKey(), each.getValue());
                String code = answer.at("/error/code").asText();
                if (late && !List.of("not_found", "forbidden").contains(code)) {
                    readTooLate.add("read: " + each.getKey() + " " + answer);
                }
            }
            read.incrementAndGet();
        }
    }

    /** Waits until he hears the channel again. */
    void hears(Runnable give) {
        int first = listener.count();
        give.run();
        ending = true;
        speaker.ask(
                "chat.send",
                Map.of("channelId", channel, "nonce", "again-" + NONCES.incrementAndGet(), "text", "Said again."));
        listener.await(first, frame -> frame.contains("Said again."));
    }

    @Override
    public void close() {
        List.of(listener, reader, speaker).forEach(Observer::close);
    }
}
