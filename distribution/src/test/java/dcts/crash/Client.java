package dcts.crash;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dcts.bench.IoSocket;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One member with one connection after another; what it says and what it has read outlive each. */
final class Client implements IoSocket.Listener, Line {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long ENTER_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final int SHORTEST_PAUSE_MILLIS = 100;
    private static final int LONGEST_PAUSE_MILLIS = 500;

    private final Way way;
    private final Messages messages;
    private final Random random;
    private final Sender sender;
    private final Reader reader;
    private final Map<Integer, Answered> questions = new HashMap<>();
    private @Nullable IoSocket socket;
    private boolean entered;
    private int asked;
    /** When the next connect is due, or when the present one has taken too long. */
    private long nextAt = System.nanoTime();

    /** Opens a connection of this member. */
    interface Way {
        IoSocket open(IoSocket.Listener listener) throws IOException;
    }

    /** What all clients of a run share. */
    record Shared(List<Long> channels, Messages messages, AcknowledgementLog log, long seed) {}

    Client(long account, Way way, Shared shared) {
        this.way = way;
        this.messages = shared.messages;
        this.random = new Random(shared.seed * 31 + account);
        this.sender = new Sender(account, shared.channels, random, this, messages, shared.log);
        this.reader = new Reader(account, shared.channels, this, messages);
    }

    Sender sender() {
        return sender;
    }

    Reader reader() {
        return reader;
    }

    /** Whether it is connected and has caught up. */
    boolean settled() {
        return entered && reader.settled();
    }

    /** Does what is due. */
    void tick(long now, boolean speaking) {
        if (entered) {
            reader.tick(now);
            sender.tick(now, speaking);
        } else if (now - nextAt >= 0) {
            connect(now);
        }
    }

    private void connect(long now) {
        close();
        nextAt = now + ENTER_NANOS;
        try {
            socket = way.open(this);
        } catch (IOException e) {
            ended(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void ask(String event, Map<String, ?> payload, Answered answered) {
        IoSocket current = socket;
        if (!entered || current == null) {
            return;
        }
        int number = asked++;
        questions.put(number, answered);
        try {
            current.send("42" + number + JSON.writeValueAsString(List.of(event, payload)));
        } catch (IOException e) {
            ended(String.valueOf(e.getMessage()));
        }
    }

    @Override
    public void packet(String packet) throws IOException {
        if (entered && packet.startsWith("42[\"chat.message.created\"")) {
            reader.announced(messages.announced(packet));
        } else if (packet.startsWith("43")) {
            takeAnswer(packet);
        } else if (packet.startsWith("42[\"session.ready\"")) {
            entered = true;
            long now = System.nanoTime();
            reader.entered(now);
            sender.entered(now);
        }
    }

    private void takeAnswer(String packet) throws IOException {
        int head = packet.indexOf('[');
        Answered answered = questions.remove(Integer.parseInt(packet.substring("43".length(), head)));
        JsonNode answer = Messages.json(packet, head).path(0);
        if (answered != null) {
            answered.take(answer);
        }
    }

    /** A server that is about to start may refuse, so this is an end like any other. */
    @Override
    public void refused(String reason) {
        ended(reason);
    }

    @Override
    public void ended(String reason) {
        close();
        nextAt = System.nanoTime()
                + TimeUnit.MILLISECONDS.toNanos(random.nextInt(SHORTEST_PAUSE_MILLIS, LONGEST_PAUSE_MILLIS));
    }

    /** Goes away without a word. */
    void close() {
        IoSocket old = socket;
        socket = null;
        entered = false;
        questions.clear();
        if (old != null) {
            old.close();
        }
    }
}
