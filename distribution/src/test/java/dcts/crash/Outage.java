package dcts.crash;

import java.util.Locale;

/**
 * What came of a kill.
 *
 * @param atMillis when it was, since the clients began to talk
 * @param readyMillis from the kill until the server said that it is ready
 * @param talkingMillis from the kill to the first acknowledgement that counts after that
 */
record Outage(Kill kill, long atMillis, long readyMillis, long talkingMillis) {

    /** Whether it took longer than is promised. */
    boolean late() {
        return readyMillis > kill.victim().mostToReady().toMillis();
    }

    String sentence() {
        return String.format(
                Locale.ROOT,
                "%s killed at %.1f s, ready after %.1f s, talking after %.1f s",
                kill.words(),
                atMillis / 1e3,
                readyMillis / 1e3,
                talkingMillis / 1e3);
    }
}
