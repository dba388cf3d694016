package dcts.socketio.engine;

import java.util.List;

/**
 * What is queued, sent or dropped as a whole: one text frame and its attachments. Immutable.
 *
 * @param frames in order, at least one
 * @param size sum of the payloads in bytes
 * @param droppable true if it may be dropped first for a slow receiver
 * @param urgent true if the client waits for it, so that it never waits for others
 */
public record Outgoing(List<EngineFrame> frames, int size, boolean droppable, boolean urgent) {
    /** Frames that must stay together. */
    public static Outgoing of(List<EngineFrame> frames, boolean urgent) {
        return new Outgoing(
                List.copyOf(frames), frames.stream().mapToInt(EngineFrame::size).sum(), false, urgent);
    }

    /** The same, the first to be dropped. */
    public Outgoing asDroppable() {
        return new Outgoing(frames, size, true, urgent);
    }

    /** One of the engine's own frames. */
    static Outgoing of(EngineFrame frame) {
        return new Outgoing(List.of(frame), frame.size(), false, true);
    }
}
