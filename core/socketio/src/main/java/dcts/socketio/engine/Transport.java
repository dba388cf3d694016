package dcts.socketio.engine;

import org.jspecify.annotations.Nullable;

/** The way out to a client. All methods are called with the session's lock held. */
interface Transport {
    /**
     * Sends what the transport can take now.
     *
     * @param last why nothing more will be queued, so that the client can be told once the queue is empty; null if more may
     * @return true if everything was sent
     */
    boolean flush(@Nullable CloseReason last, Effects after);

    /** Sends what waits only for company, so that nobody is cut for what we held back ourselves. */
    void makeRoom(Effects after);

    /** Since when the present write is in flight, or {@code now} if none is. */
    long busySince(long now);

    /** Says goodbye; what is queued is lost. */
    void end(CloseReason reason, String text, Effects after);
}
