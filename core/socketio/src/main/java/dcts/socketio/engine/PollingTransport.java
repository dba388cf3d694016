package dcts.socketio.engine;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Long-polling: what is queued leaves with the next GET, of which at most one waits. Guarded by the session's lock. */
final class PollingTransport implements Transport {
    private final EngineSession session;
    private final OutboundQueue queue;
    private @Nullable Exchange poll;
    private boolean posting;
    private boolean releasing;

    PollingTransport(EngineSession session, OutboundQueue queue) {
        this.session = session;
        this.queue = queue;
    }

    /** Keeps a GET to be answered. False if there is one already. */
    boolean park(Exchange exchange) {
        if (poll != null) {
            return false;
        }
        poll = exchange;
        return true;
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

    /** Says whether GETs are to be answered even if there is nothing to say, since the client wants to leave polling. */
    void release(boolean releasing) {
        this.releasing = releasing;
    }

    @Override
    public boolean flush(boolean last, Effects after) {
        if (poll == null) {
            return false;
        }
        List<EngineFrame> frames = queue.take(session.maxPayload(), Integer.MAX_VALUE);
        boolean farewell = last && queue.isEmpty();
        if (farewell) {
            frames = new ArrayList<>(frames);
            frames.add(EngineFrame.CLOSE);
        } else if (frames.isEmpty() && releasing) {
            frames = List.of(EngineFrame.NOOP);
        }
        if (!frames.isEmpty()) {
            answer(frames, after);
        }
        return farewell;
    }

    @Override
    public long busySince(long now) {
        return now;
    }

    @Override
    public void end(CloseReason reason, String text, Effects after) {
        answer(List.of(reason == CloseReason.TRANSPORT_CLOSE ? EngineFrame.NOOP : EngineFrame.CLOSE), after);
    }

    /** Answers the waiting GET, if there is one. */
    void answer(List<EngineFrame> frames, Effects after) {
        Exchange waiting = poll;
        if (waiting != null) {
            poll = null;
            after.add(() ->
                    waiting.answer(PollingPayload.of(frames), cause -> session.close(CloseReason.TRANSPORT_ERROR)));
        }
    }
}
