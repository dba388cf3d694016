package dcts.socketio.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Long-polling: what is queued leaves with the next GET, of which at most one waits. Guarded by the session's lock. */
final class PollingTransport implements Transport {
    private final EngineSession session;
    private final OutboundQueue queue;
    private @Nullable Exchange poll;
    private boolean late;
    private boolean posting;

    PollingTransport(EngineSession session, OutboundQueue queue) {
        this.session = session;
        this.queue = queue;
    }

    /** Keeps a GET to be answered. False if there is one already. It is late if the client is leaving polling. */
    boolean park(Exchange exchange, boolean isLate) {
        if (poll != null) {
            return false;
        }
        poll = exchange;
        late = isLate;
        return true;
    }

    /** The GET that waits. */
    @Nullable
    Exchange waiting() {
        return poll;
    }

    boolean isLate() {
        return late;
    }

    /** Reserves the way in. False if another POST is on it. */
    boolean startPost() {
        boolean free = !posting;
        posting = true;
        return free;
    }

    void endPost() {
        posting = false;
    }

    @Override
    public boolean flush(@Nullable CloseReason last, Effects after) {
        if (poll == null) {
            return false;
        }
        List<EngineFrame> frames = queue.take(session.maxPayload(), Integer.MAX_VALUE);
        // The farewell goes alone: the official client closes before it looks at packets that came with a close.
        boolean farewell = last != null && frames.isEmpty();
        if (farewell) {
            frames = List.of(farewell(last));
        }
        if (!frames.isEmpty()) {
            answer(frames, after);
        }
        return farewell;
    }

    @Override
    public void makeRoom(Effects after) {
        // Nothing waits here while there is a poll.
    }

    @Override
    public long busySince(long now) {
        return now;
    }

    @Override
    public void end(CloseReason reason, String text, Effects after) {
        answer(List.of(farewell(reason)), after);
    }

    /** Answers the GET that waits, if there is one. */
    void answer(List<EngineFrame> frames, Effects after) {
        Exchange waiting = poll;
        if (waiting != null) {
            poll = null;
            after.add(() ->
                    waiting.answer(PollingPayload.of(frames), cause -> session.close(CloseReason.TRANSPORT_ERROR)));
        }
    }

    /** Refuses the GET that waits, if there is one. */
    void refuse(Effects after) {
        Exchange waiting = poll;
        if (waiting != null) {
            poll = null;
            after.add(() -> session.refuse(waiting));
        }
    }

    private static EngineFrame farewell(@Nullable CloseReason reason) {
        return reason == CloseReason.TRANSPORT_CLOSE ? EngineFrame.NOOP : EngineFrame.CLOSE;
    }
}
