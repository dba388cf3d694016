package dcts.bench;

import java.util.Arrays;

/** So many messages, so many of them in flight: a new one is sent when an older one has reached everybody. */
final class Round {
    /** How every message begins; its number follows. */
    static final String TEXT = "Message number ";

    private static final String FILLER =
            ", which is about as long as what people write when they talk about their day.";

    private final int readers;
    private final int first;
    private final int count;
    private final int inFlight;
    private final long[] sentAt;
    private final long[] delays;
    private final int[] reached;
    private int sent;
    private int complete;
    private int answered;

    /** Is told of what arrives at one member. */
    interface Listener {
        /** A request was answered. */
        void answered(String packet);

        /** A message was announced. */
        void announced(long number);
    }

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

    /** The packet of the next message. */
    String next(String channelId) {
        int number = first + sent;
        sentAt[sent++] = System.nanoTime();
        return "42" + number + "[\"chat.send\",{\"channelId\":\"" + channelId + "\",\"nonce\":\"load-" + number
                + "\",\"text\":\"" + TEXT + number + FILLER + "\"}]";
    }

    void answered(String packet) {
        if (!packet.contains("[{\"ok\":true")) {
            throw new IllegalStateException("refused: " + packet);
        }
        answered++;
    }

    void announced(long number) {
        int index = (int) number - first;
        reached[index]++;
        if (reached[index] == readers) {
            delays[index] = System.nanoTime() - sentAt[index];
            complete++;
        } else if (reached[index] > readers) {
            throw new IllegalStateException("message " + number + " was announced too often");
        }
    }

    boolean isOver() {
        return complete == count && answered == count;
    }

    /** The time until the last reader had a message, in microseconds; the given share of all messages was faster. */
    long delayMicros(double share) {
        long[] sorted = delays.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(count - 1, Math.round(share * count))] / 1_000;
    }
}
