package dcts.crash;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What one member says. Whatever was not acknowledged is sent again with the same nonce until it is; after each reconnect
 * also the last that was, as a client does whose acknowledgement got lost.
 */
final class Sender {
    private static final int MOST_WAITING = 4;
    private static final long PAUSE_MILLIS = 250;
    private static final long ANSWER_NANOS = TimeUnit.SECONDS.toNanos(4);
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final Set<String> ONLY_FOR_NOW = Set.of("unavailable", "rate_limited");

    private final long author;
    private final List<Long> channels;
    private final Random random;
    private final Line line;
    private final Messages messages;
    private final AcknowledgementLog log;
    private final Map<Operation.Key, Waiting> waiting = new LinkedHashMap<>();
    private final List<Operation> begun = new ArrayList<>();
    private final List<Refusal> refused = new ArrayList<>();
    private Optional<Operation> lastAcknowledged = Optional.empty();
    private long nextAt;
    private long attempts;

    private static final class Waiting {
        private final Operation operation;
        private long dueAt;

        Waiting(Operation operation, long dueAt) {
            this.operation = operation;
            this.dueAt = dueAt;
        }
    }

    Sender(long author, List<Long> channels, Random random, Line line, Messages messages, AcknowledgementLog log) {
        this.author = author;
        this.channels = channels;
        this.random = random;
        this.line = line;
        this.messages = messages;
        this.log = log;
        this.nextAt = System.nanoTime() + pause();
    }

    List<Operation> begun() {
        return begun;
    }

    List<Refusal> refused() {
        return refused;
    }

    /** How often something was sent, also again. */
    long attempts() {
        return attempts;
    }

    /** Whether everything is answered. */
    boolean idle() {
        return waiting.isEmpty();
    }

    /** A new connection stands. */
    void entered(long now) {
        lastAcknowledged.ifPresent(again -> waiting.putIfAbsent(again.key(), new Waiting(again, now)));
        waiting.values().forEach(each -> each.dueAt = now);
    }

    /** Says what is due. */
    void tick(long now, boolean speaking) {
        if (speaking && now - nextAt >= 0 && waiting.size() < MOST_WAITING) {
            nextAt = now + pause();
            begin(now);
        }
        for (Waiting each : List.copyOf(waiting.values())) {
            if (now - each.dueAt >= 0) {
                each.dueAt = now + ANSWER_NANOS;
                ask(each.operation);
            }
        }
    }

    private long pause() {
        return TimeUnit.MILLISECONDS.toNanos(random.nextLong(PAUSE_MILLIS / 2, PAUSE_MILLIS * 3 / 2));
    }

    private void begin(long now) {
        var key = new Operation.Key(author, "crash-" + begun.size());
        long channel = channels.get(random.nextInt(channels.size()));
        var operation = new Operation.Send(key, channel, text(begun.size()));
        begun.add(operation);
        waiting.put(key, new Waiting(operation, now));
    }

    /** Mostly short, sometimes long, and with what encodings and quotes could break. */
    private String text(int number) {
        int more = random.nextInt(100) == 0 ? 4_000 : random.nextInt(120);
        return "message " + number + " of " + author + ": Grüße, \"Zoë\" \\ \uD83C\uDF89\n" + "x".repeat(more);
    }

    private void ask(Operation operation) {
        attempts++;
        switch (operation) {
            case Operation.Send send ->
                line.ask(
                        "chat.send",
                        Map.of(
                                "channelId",
                                Long.toString(send.channel()),
                                "nonce",
                                send.key().nonce(),
                                "text",
                                send.text()),
                        answer -> answered(operation, answer));
        }
    }

    private void answered(Operation operation, JsonNode answer) throws IOException {
        if (answer.path("ok").asBoolean()) {
            var message = messages.message(answer.path("data").path("message"));
            log.append(new Acknowledgement(operation.key(), message), () -> acknowledged(operation));
            return;
        }
        var code = answer.path("error").path("code").asText();
        Waiting still = waiting.get(operation.key());
        if (!ONLY_FOR_NOW.contains(code)) {
            refused.add(new Refusal(operation.key(), code));
            waiting.remove(operation.key());
        } else if (still != null) {
            still.dueAt = System.nanoTime() + RETRY_NANOS;
        }
    }

    private void acknowledged(Operation operation) {
        waiting.remove(operation.key());
        lastAcknowledged = Optional.of(operation);
    }
}
