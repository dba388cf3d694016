package dcts.crash;

import java.time.Duration;

/** What is killed. */
enum Victim {
    SERVER(10),
    DATABASE(25),
    BOTH(25);

    private final Duration mostToReady;

    Victim(int seconds) {
        this.mostToReady = Duration.ofSeconds(seconds);
    }

    /** How long it may take from the kill until the server says that it is ready. */
    Duration mostToReady() {
        return mostToReady;
    }
}
