package dcts.whole;

import com.fasterxml.jackson.databind.JsonNode;
import dcts.core.testing.TestMember;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Somebody who talks without end and never gives up: what was not acknowledged is sent again with the same nonce, on the
 * connection that the official client makes by itself.
 */
final class Chatter implements AutoCloseable {
    /** A canary: it must never stand in a log. */
    static final String WORDS = "canary-of-a-text";

    private static final int ANSWER_MILLIS = 1_500;
    private static final int PATIENCE_SECONDS = 90;

    private final TestMember member;
    private final String channelId;
    private final List<JsonNode> acknowledged = new CopyOnWriteArrayList<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final Thread thread;
    private volatile boolean ending;

    Chatter(TestMember member, String channelId) {
        this.member = member;
        this.channelId = channelId;
        this.thread = Thread.ofVirtual().unstarted(this::talk);
        thread.start();
    }

    TestMember member() {
        return member;
    }

    /** All messages that the server has acknowledged. */
    List<JsonNode> acknowledged() {
        return List.copyOf(acknowledged);
    }

    /** How many messages were sent at least once. */
    int begun() {
        return begun.get();
    }

    /** Waits until so many more messages are acknowledged. */
    void saysMore(int count) throws InterruptedException {
        int wanted = acknowledged.size() + count;
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        synchronized (acknowledged) {
            while (acknowledged.size() < wanted) {
                if (System.nanoTime() > until) {
                    throw new AssertionError(
                            "only " + acknowledged.size() + " acknowledged, and waiting for " + wanted);
                }
                acknowledged.wait(1_000);
            }
        }
    }

    /** Finishes the sentence. */
    void stop() throws InterruptedException {
        ending = true;
        thread.join();
    }

    private void talk() {
        try {
            while (!ending) {
                int number = begun.incrementAndGet();
                say("nonce-" + number, WORDS + " " + member.userId() + " " + number);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void say(String nonce, String text) throws InterruptedException {
        var message = Map.of("channelId", channelId, "nonce", nonce, "text", text);
        while (true) {
            try {
                JsonNode answer = member.send("chat.send", message).get(ANSWER_MILLIS, TimeUnit.MILLISECONDS);
                if (answer.path("ok").asBoolean()) {
                    note(answer.path("data").path("message"));
                    return;
                }
            } catch (TimeoutException lost) {
                // The answer may have gone down with the connection; the nonce makes sending again harmless.
                continue;
            } catch (ExecutionException e) {
                throw new IllegalStateException(e);
            }
            Thread.sleep(50);
        }
    }

    private void note(JsonNode message) {
        synchronized (acknowledged) {
            acknowledged.add(message);
            acknowledged.notifyAll();
        }
    }

    @Override
    public void close() {
        ending = true;
        thread.interrupt();
        member.close();
    }
}
