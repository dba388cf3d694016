package dcts.crash;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * One kill of a plan.
 *
 * @param afterMillis how long people have been talking by then
 * @param databaseFirst whether the database dies before the server, where both die
 * @param pauseMillis how long the other one has left, where both die
 */
record Kill(Victim victim, long afterMillis, boolean databaseFirst, long pauseMillis) {
    private static final int SHORTEST_TALK = 1_200;
    private static final int LONGEST_TALK = 4_200;
    private static final int LONGEST_PAUSE = 250;

    /** The same plan for the same seed. Without a victim each comes in turn, in an order that the seed gives. */
    static List<Kill> plan(long seed, int count, Optional<Victim> victim) {
        var random = new Random(seed);
        List<Victim> turn = new ArrayList<>();
        List<Kill> kills = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (turn.isEmpty()) {
                turn.addAll(victim.map(List::of).orElse(Arrays.asList(Victim.values())));
                Collections.shuffle(turn, random);
            }
            kills.add(new Kill(
                    turn.removeLast(),
                    random.nextInt(SHORTEST_TALK, LONGEST_TALK),
                    random.nextBoolean(),
                    // Also at the same moment, which is what the loss of a machine is like.
                    Math.max(0, random.nextInt(-LONGEST_PAUSE, LONGEST_PAUSE))));
        }
        return kills;
    }

    /** What dies, and in which order. */
    String words() {
        return switch (victim) {
            case SERVER -> "server";
            case DATABASE -> "database";
            case BOTH ->
                (databaseFirst ? "database, then server" : "server, then database") + " " + pauseMillis + " ms later,";
        };
    }
}
