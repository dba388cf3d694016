package dcts.bench;

import java.util.Arrays;

/** So many messages, so many of them in flight: a new one is sent when an older one has reached everybody. */
final class Round {
    private final int readers;
    private final int first;
    private final int count;
    private final int inFlight;
    private final long begunAt = System.nanoTime();
    private final long[] sentAt;
    private final long[] delays;
    private final int[] reached;
    private int sent;
    private int complete;

    /** @param first the number of the first message, so that numbers of rounds differ */
    Round(int readers, int first, int count, int inFlight) {
        this.readers = readers;
        this.first = first;
        this.count = count;
        this.inFlight = inFlight;
        this.sentAt = new long[count];
        this.delays = new long[count];
        this.reached = new int[count];
    }

    boolean maySend() {
        return sent < count && sent - complete < inFlight;
    }

    /** The number of the next message, which is sent now. */
    int send() {
        sentAt[sent] = System.nanoTime();
        return first + sent++;
    }

    /** The time since the last message was sent, or since the beginning: an earlier round may have ended just before. */
    long sinceLast() {
        return System.nanoTime() - (sent == 0 ? begunAt : sentAt[sent - 1]);
    }

    /** A message reached one reader. */
    void reached(long number) {
        int index = (int) number - first;
        reached[index]++;
        if (reached[index] == readers) {
            delays[index] = System.nanoTime() - sentAt[index];
            complete++;
        } else if (reached[index] > readers) {
            throw new IllegalStateException("message " + number + " was announced too often");
        }
    }

    /** Whether every message has reached every reader. */
    boolean isOver() {
        return complete == count;
    }

    /** The median and the 99th percentile of the time until the last reader had a message, in microseconds. */
    String delays() {
        long[] sorted = delays.clone();
        Arrays.sort(sorted);
        return sorted[count / 2] / 1_000 + " " + sorted[Math.min(count - 1, Math.round(0.99f * count))] / 1_000;
    }
}
