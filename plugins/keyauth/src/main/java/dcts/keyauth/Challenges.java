package dcts.keyauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The challenges that wait for their solution. One key may have several, so nobody can spoil another's log-in by asking
 * for one with his key. Each is good for one solution, for ten seconds, and for the key text that it was made for.
 * Thread-safe; holds at most 10,000.
 */
final class Challenges {
    static final Duration LIFETIME = Duration.ofSeconds(10);
    static final int CAPACITY = 10_000;

    private final InstantSource clock;

    /** By age, as all live equally long. A guess cannot be made better by the time that a look-up takes: it hits or not. */
    private final Map<Question, Pending> pending = new LinkedHashMap<>();

    /** How an attempt ended. */
    enum Outcome {
        /** The solution was right and is used up. */
        SOLVED,
        /** There is a challenge of that name, and the solution or the key is wrong. */
        WRONG,
        /** There is no challenge of that name. */
        UNKNOWN
    }

    /**
     * Compares by itself, because the runtime keeps a record's class in mind after it has made up how to compare it, and
     * with the class the whole plugin after its end.
     */
    private record Question(String identifier, String solution) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Question(String name, String answer)
                    && identifier.equals(name)
                    && solution.equals(answer);
        }

        @Override
        public int hashCode() {
            return 31 * identifier.hashCode() + solution.hashCode();
        }
    }

    /** The key text only as a hash, so that long ones do not fill the memory. */
    private record Pending(String keyHash, long endsAt) {
        /** One that has more time than all get was made before the clock was put back. */
        boolean waits(long now) {
            return endsAt > now && endsAt <= now + LIFETIME.toMillis();
        }
    }

    Challenges(InstantSource clock) {
        this.clock = clock;
    }

    /** Remembers a challenge; false if there are too many. */
    synchronized boolean add(String identifier, String keyText, String solution) {
        sweep();
        if (pending.size() >= CAPACITY) {
            return false;
        }
        long endsAt = clock.millis() + LIFETIME.toMillis();
        pending.put(new Question(identifier, solution), new Pending(hash(keyText), endsAt));
        return true;
    }

    /** Uses a challenge up if both the solution and the key text, letter by letter, are right. */
    synchronized Outcome solve(String identifier, String keyText, String solution) {
        sweep();
        var question = new Question(identifier, solution);
        Pending found = pending.get(question);
        if (found != null && found.keyHash.equals(hash(keyText))) {
            pending.remove(question);
            return Outcome.SOLVED;
        }
        boolean known = pending.keySet().stream().anyMatch(other -> other.identifier.equals(identifier));
        return known ? Outcome.WRONG : Outcome.UNKNOWN;
    }

    synchronized int waiting() {
        sweep();
        return pending.size();
    }

    private void sweep() {
        long now = clock.millis();
        var oldest = pending.values().iterator();
        while (oldest.hasNext() && !oldest.next().waits(now)) {
            oldest.remove();
        }
    }

    private static String hash(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
