package dcts.socketio.engine;

import java.time.Duration;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** The deadlines of one session, absolute and in nanoseconds, and the timer that looks at them. Guarded by the session's lock. */
final class Heartbeat {
    private final Timers timers;
    private final Runnable look;
    private final long interval;
    private final long timeout;
    private long pingAt;
    private long pongBy;
    private boolean pinged;
    private long armedFor;
    private @Nullable Future<?> timer;

    /** Deadlines that count from now. {@code look} is run by the timer, without any lock. */
    Heartbeat(HeartbeatTimes times, Timers timers, Runnable look) {
        this.timers = timers;
        this.look = look;
        interval = times.interval().toNanos();
        timeout = times.timeout().toNanos();
        restart(timers.nanoTime());
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
            if (next() - armedFor < 0) {
                arm();
            }
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

    /** Sets the timer to the next deadline. */
    void arm() {
        stop();
        armedFor = next();
        timer = timers.schedule(look, Duration.ofNanos(Math.max(0, armedFor - timers.nanoTime())));
    }

    void stop() {
        if (timer != null) {
            timer.cancel(false);
        }
    }

    private long next() {
        return pinged ? pongBy : pingAt;
    }

    private void restart(long now) {
        pinged = false;
        pingAt = now + interval;
        pongBy = pingAt + timeout;
    }
}
