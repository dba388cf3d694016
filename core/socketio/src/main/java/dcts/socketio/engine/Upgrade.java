package dcts.socketio.engine;

import java.time.Duration;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** A second transport that is held aside until the client moves over. Guarded by the session's lock. */
final class Upgrade {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private @Nullable WebSocketPeer candidate;
    private @Nullable Future<?> timer;
    private boolean confirmed;

    /** Takes a candidate, one at a time. */
    boolean start(WebSocketPeer peer, Timers timers) {
        if (candidate != null) {
            return false;
        }
        candidate = peer;
        timer = timers.schedule(peer::upgradeTimeout, TIMEOUT);
        return true;
    }

    /** The candidate carried a probe. */
    boolean confirm(WebSocketPeer peer) {
        confirmed |= candidate == peer;
        return candidate == peer;
    }

    /** True if this candidate may become the transport now. */
    boolean isConfirmed(WebSocketPeer peer) {
        return confirmed && candidate == peer;
    }

    /** Forgets a candidate. False if it is none. */
    boolean forget(WebSocketPeer peer) {
        if (candidate != peer) {
            return false;
        }
        clear();
        return true;
    }

    /** The session ends. */
    void end(CloseReason reason, Effects after) {
        WebSocketPeer open = candidate;
        if (open != null) {
            clear();
            after.add(() -> open.close(reason, ""));
        }
    }

    private void clear() {
        candidate = null;
        confirmed = false;
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
