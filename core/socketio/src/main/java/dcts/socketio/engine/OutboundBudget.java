package dcts.socketio.engine;

import java.util.concurrent.atomic.AtomicLong;

/** The bytes that wait to be sent on all connections together. Thread-safe. */
final class OutboundBudget {
    private final long most;
    private final AtomicLong waiting = new AtomicLong();

    OutboundBudget(long most) {
        this.most = most;
    }

    void add(int bytes) {
        waiting.addAndGet(bytes);
    }

    /** True if more waits than may. */
    boolean exceeded() {
        return waiting.get() > most;
    }

    /** True if so much waits that nothing should do so by choice. */
    boolean isTight() {
        return waiting.get() > most / 2;
    }

    /** True if so little waits that the next packet does not exceed the budget again. */
    boolean relieved() {
        return waiting.get() <= most - most / 8;
    }

    long waiting() {
        return waiting.get();
    }
}
