package dcts.socketio.engine;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * The move of a polling session to a WebSocket, which is held aside until the client goes over. Guarded by the session's
 * lock, which is taken by the methods that a {@link WebSocketPeer} calls.
 */
final class Upgrade {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    /**
     * A poll that comes while the client is moving overtook the message that says so, or must be released. Only waiting
     * tells which; real clients do not poll at this time.
     */
    private static final Duration RELEASE = Duration.ofMillis(50);

    private final EngineSession session;
    private final Object lock;
    private final Timers timers;
    private final PollingTransport polling;
    private @Nullable WebSocketPeer candidate;
    private boolean confirmed;
    private @Nullable Future<?> timeout;
    private @Nullable Future<?> release;

    Upgrade(EngineSession session, Object lock, Timers timers, PollingTransport polling) {
        this.session = session;
        this.lock = lock;
        this.timers = timers;
        this.polling = polling;
    }

    /** Takes a candidate. False if there is one already or the session is not on polling any more. */
    boolean start(WebSocketPeer peer) {
        synchronized (lock) {
            if (candidate != null || !session.mayUpgrade()) {
                return false;
            }
            candidate = peer;
            timeout = timers.schedule(peer::upgradeTimeout, TIMEOUT);
            return true;
        }
    }

    /** The candidate carried a probe. The poll that waits is released, so that the client can leave polling. */
    boolean confirm(WebSocketPeer peer) {
        Effects after = new Effects();
        synchronized (lock) {
            if (candidate != peer) {
                return false;
            }
            confirmed = true;
            after.add(peer::answerProbe);
            Exchange waiting = polling.waiting();
            if (waiting != null && polling.isLate()) {
                releaseSoon(waiting);
            } else {
                polling.answer(List.of(EngineFrame.NOOP), after);
            }
        }
        after.run();
        return true;
    }

    /** The client went over; the rest of the queue goes through the WebSocket. */
    boolean complete(WebSocketPeer peer) {
        Effects after = new Effects();
        synchronized (lock) {
            if (candidate != peer || !confirmed) {
                return false;
            }
            clear();
            session.moveTo(peer, after);
        }
        after.run();
        return true;
    }

    /** The candidate is gone; the session stays on polling. False if it was none. */
    boolean forget(WebSocketPeer peer) {
        synchronized (lock) {
            if (candidate != peer) {
                return false;
            }
            clear();
            return true;
        }
    }

    // ---- with the lock held

    /** True if there is a candidate. */
    boolean isRunning() {
        return candidate != null;
    }

    /** A poll came; if there was nothing to answer it with, it waits. */
    void parked(Exchange poll) {
        if (confirmed && poll.equals(polling.waiting())) {
            releaseSoon(poll);
        }
    }

    /** The session ends. */
    void end(CloseReason reason, Effects after) {
        WebSocketPeer open = candidate;
        if (open != null) {
            clear();
            after.add(() -> open.close(reason, ""));
        }
    }

    private void releaseSoon(Exchange poll) {
        cancel(release);
        release = timers.schedule(() -> release(poll), RELEASE);
    }

    private void release(Exchange poll) {
        Effects after = new Effects();
        synchronized (lock) {
            if (poll.equals(polling.waiting())) {
                polling.answer(List.of(EngineFrame.NOOP), after);
            }
        }
        after.run();
    }

    private void clear() {
        candidate = null;
        confirmed = false;
        cancel(timeout);
        cancel(release);
    }

    private static void cancel(@Nullable Future<?> timer) {
        if (timer != null) {
            timer.cancel(false);
        }
    }
}
