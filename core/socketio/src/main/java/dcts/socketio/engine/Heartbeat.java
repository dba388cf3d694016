package dcts.socketio.engine;

/** The deadlines of one session, absolute and in nanoseconds. Guarded by the session's lock. */
final class Heartbeat {
    private final long interval;
    private final long timeout;
    private long pingAt;
    private long pongBy;
    private boolean pinged;

    Heartbeat(EngineConfig config, long now) {
        interval = config.pingInterval().toNanos();
        timeout = config.pingTimeout().toNanos();
        restart(now);
    }

    /** True if a ping has to be sent now. */
    boolean pingDue(long now) {
        return !pinged && now - pingAt >= 0;
    }

    /** A ping was queued. If we were late ourselves, the client still has its whole time to answer. */
    void pinged(long now) {
        pinged = true;
        if (now - pongBy >= 0) {
            pongBy = now + timeout;
        }
    }

    /** The client answered. An answer that nobody asked for proves nothing. */
    void pong(long now) {
        if (pinged) {
            restart(now);
        }
    }

    /** True if the time to answer is over, whether or not a timer noticed. */
    boolean expired(long now) {
        return now - pongBy >= 0;
    }

    /** True if the time to answer a ping that we did send is over. */
    boolean unanswered(long now) {
        return pinged && expired(now);
    }

    /** Grants more time, because it is us who do not read. */
    void excuse(long now) {
        pongBy = now + timeout;
    }

    /** When to look again. */
    long next() {
        return pinged ? pongBy : pingAt;
    }

    private void restart(long now) {
        pinged = false;
        pingAt = now + interval;
        pongBy = pingAt + timeout;
    }
}
