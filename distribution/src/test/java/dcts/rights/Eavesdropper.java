package dcts.rights;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
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
    private static final Set<String> REFUSALS = Set.of("not_found", "forbidden");
    private static final Pattern SAID = Pattern.compile("Said without a pause (\\d+)\\.");

    private final String channel;
    private final Observer listener;
    private final Observer reader;
    private final Observer speaker;
    private final AtomicInteger issued = new AtomicInteger();
    private final AtomicInteger saidLate = new AtomicInteger();
    private final AtomicInteger readLate = new AtomicInteger();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private volatile boolean taken;

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
        talking.join();
        reading.join();
        listener.ask("core.rights", Map.of());
        listener.since(0).stream()
                .filter(frame -> number(frame, n -> n > last))
                .forEach(frame -> faults.add("heard after " + last + ": " + frame));
        if (saidLate.get() < ENOUGH || readLate.get() < ENOUGH) {
            faults.add("said only " + saidLate + " and read only " + readLate + " times after that");
        }
        return List.copyOf(faults);
    }

    private static boolean number(String frame, IntPredicate wanted) {
        Matcher said = SAID.matcher(frame);
        return said.find() && wanted.test(Integer.parseInt(said.group(1)));
    }

    private void talk() {
        while (saidLate.get() < ENOUGH) {
            boolean late = taken;
            say("Said without a pause " + issued.incrementAndGet() + ".");
            saidLate.addAndGet(late ? 1 : 0);
        }
    }

    private void say(String text) {
        speaker.ask(
                "chat.send", Map.of("channelId", channel, "nonce", "pause-" + NONCES.incrementAndGet(), "text", text));
    }

    private void readOn() {
        while (readLate.get() < ENOUGH) {
            boolean late = taken;
            String history = code("chat.history", Map.of("channelId", channel, "limit", 1));
            String changes = code("chat.changes", Map.of("channelId", channel, "afterRev", 0));
            if (late && !(REFUSALS.contains(history) && REFUSALS.contains(changes))) {
                faults.add("read after that: history " + history + ", changes " + changes);
            }
            readLate.addAndGet(late ? 1 : 0);
        }
    }

    private String code(String request, Map<String, Object> payload) {
        JsonNode answer = reader.ask(request, payload);
        return answer.path("ok").asBoolean() ? "ok" : answer.at("/error/code").asText();
    }

    /** Waits until he hears the channel again. */
    void hears(Runnable give) {
        int first = listener.count();
        give.run();
        say("Said again.");
        listener.await(first, frame -> frame.contains("Said again."));
    }

    @Override
    public void close() {
        List.of(listener, reader, speaker).forEach(Observer::close);
    }
}
