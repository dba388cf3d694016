package dcts.socketio.engine;

import org.jspecify.annotations.Nullable;

/** Says whether a session may be read. Whoever is too busy to take more holds it; the last release goes on reading. */
final class InboundGate {
    private int holds;
    private boolean alwaysOpen;
    private @Nullable Runnable waiting;

    synchronized boolean isOpen() {
        return holds == 0 || alwaysOpen;
    }

    synchronized void hold() {
        holds++;
    }

    void release() {
        Runnable next;
        synchronized (this) {
            holds--;
            next = takeWaiting();
        }
        if (next != null) {
            next.run();
        }
    }

    /** Lets everything through from now on. */
    void openForGood() {
        Runnable next;
        synchronized (this) {
            alwaysOpen = true;
            next = takeWaiting();
        }
        if (next != null) {
            next.run();
        }
    }

    /** Keeps the reader for later and returns true, or returns false if it may go on at once. */
    synchronized boolean park(Runnable reader) {
        if (isOpen()) {
            return false;
        }
        Runnable before = waiting;
        waiting = before == null
                ? reader
                : () -> {
                    before.run();
                    reader.run();
                };
        return true;
    }

    private @Nullable Runnable takeWaiting() {
        if (!isOpen()) {
            return null;
        }
        Runnable next = waiting;
        waiting = null;
        return next;
    }
}
