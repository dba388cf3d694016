package dcts.socketio;

import dcts.socketio.engine.CloseReason;
import dcts.socketio.engine.EngineConfig;
import dcts.socketio.engine.EngineSession;
import dcts.socketio.engine.MalformedPacketException;
import dcts.socketio.packet.Packet;
import dcts.socketio.packet.PacketDecoder;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Puts the packets of one connection together, and gives up a connection whose attachments do not come. Each of them has the
 * time of a heartbeat: whoever needs longer for one could not answer a ping behind it either.
 */
final class Assembly {
    /** Runs a task later. */
    @FunctionalInterface
    interface Schedule {
        Future<?> after(Duration delay, Runnable task);
    }

    private final EngineSession session;
    private final Schedule schedule;
    private final PacketDecoder decoder;
    private final Duration patience;
    private boolean closed;
    private @Nullable Future<?> timer;

    Assembly(EngineSession session, EngineConfig config, Schedule schedule) {
        this.session = session;
        this.schedule = schedule;
        decoder = new PacketDecoder(config.inbound().maxPayload());
        patience = config.heartbeat().interval().plus(config.heartbeat().timeout());
    }

    Optional<Packet> text(String message) throws MalformedPacketException {
        return watched(decoder.text(message));
    }

    Optional<Packet> binary(byte[] message) throws MalformedPacketException {
        return watched(decoder.binary(message));
    }

    /** The connection ended. */
    synchronized void close() {
        closed = true;
        stop();
    }

    private synchronized Optional<Packet> watched(Optional<Packet> packet) {
        stop();
        if (packet.isEmpty() && !closed) {
            timer = schedule.after(patience, this::overdue);
        }
        return packet;
    }

    private void overdue() {
        if (session.isRead()) {
            session.close(CloseReason.PARSE_ERROR);
        } else {
            watched(Optional.empty());
        }
    }

    private void stop() {
        if (timer != null) {
            timer.cancel(false);
            timer = null;
        }
    }
}
