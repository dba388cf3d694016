package dcts.socketio.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one owner of a WebSocket's output: one write in flight, everything else waits in the queue. A lone frame leaves at
 * once; what is queued during a write, or while the connection {@linkplain Gathering gathers}, leaves together.
 */
final class SocketTransport implements Transport, WebSocketLink.Completion {
    private static final int MAX_BATCH_BYTES = 64 << 10;
    private static final int MAX_BATCH_FRAMES = 256;

    private enum Phase {
        IDLE,
        /** Inside {@link WebSocketLink#write}. */
        CALLING,
        /** Completed before {@link WebSocketLink#write} returned, so the caller goes on. */
        COMPLETED,
        /** To be gone on with by the completion. */
        WAITING
    }

    private final EngineSession session;
    private final Object lock;
    private final OutboundQueue queue;
    private final WebSocketPeer peer;
    private final Gathering gathering;
    private Phase phase = Phase.IDLE;
    private long since;

    SocketTransport(EngineSession session, Object lock, OutboundQueue queue, WebSocketPeer peer) {
        this.session = session;
        this.lock = lock;
        this.queue = queue;
        this.peer = peer;
        this.gathering = new Gathering(session.flushTick(), session.now());
    }

    @Override
    public boolean flush(@Nullable CloseReason last, Effects after) {
        if (phase != Phase.IDLE) {
            return false;
        }
        if (last == null && mayWait()) {
            if (gathering.begin()) {
                session.flushTick().add(this::flushGathered);
            }
            return false;
        }
        List<EngineFrame> batch = next();
        if (batch != null) {
            after.add(() -> write(batch));
        }
        return batch == null;
    }

    @Override
    public void makeRoom(Effects after) {
        List<EngineFrame> batch = phase == Phase.IDLE ? next() : null;
        if (batch != null) {
            after.add(() -> write(batch));
        }
    }

    @Override
    public long busySince(long now) {
        return phase == Phase.IDLE ? now : since;
    }

    @Override
    public void end(CloseReason reason, String text, Effects after) {
        after.add(() -> peer.close(reason, text));
    }

    void limitInbound(int bytes) {
        peer.link().limitInbound(bytes);
    }

    @Override
    public void succeeded() {
        List<EngineFrame> batch;
        synchronized (lock) {
            if (phase == Phase.CALLING) {
                phase = Phase.COMPLETED;
                return;
            }
            batch = next();
        }
        write(batch);
    }

    @Override
    public void failed(Throwable cause) {
        session.close(CloseReason.TRANSPORT_ERROR);
    }

    private boolean mayWait() {
        return !queue.isEmpty() && !queue.hasUrgent() && !queue.isTight() && gathering.pays(session.now());
    }

    /** Returns how many frames it wrote. */
    private int flushGathered() {
        List<EngineFrame> batch;
        synchronized (lock) {
            if (phase != Phase.IDLE || queue.isEmpty()) {
                return 0;
            }
            batch = next();
        }
        write(batch);
        return batch == null ? 0 : batch.size();
    }

    private void write(@Nullable List<EngineFrame> first) {
        List<EngineFrame> batch = first;
        while (batch != null) {
            peer.link().write(batch, this);
            synchronized (lock) {
                if (phase == Phase.CALLING) {
                    phase = Phase.WAITING;
                    return;
                }
                batch = next();
            }
        }
        session.drained();
    }

    private @Nullable List<EngineFrame> next() {
        boolean ordinary = queue.hasOrdinary();
        List<EngineFrame> batch = queue.take(MAX_BATCH_BYTES, MAX_BATCH_FRAMES);
        if (batch.isEmpty()) {
            phase = Phase.IDLE;
            return null;
        }
        phase = Phase.CALLING;
        since = session.now();
        if (ordinary) {
            gathering.wrote(since);
        }
        return batch;
    }
}
