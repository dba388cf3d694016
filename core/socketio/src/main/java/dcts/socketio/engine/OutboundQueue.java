package dcts.socketio.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** What waits to be sent on one connection, bounded in bytes and packets. Guarded by the session's lock. */
final class OutboundQueue {
    static final int OVERFLOW = -1;

    private final OutboundLimits limits;
    private final OutboundBudget budget;
    private final ArrayDeque<Outgoing> packets = new ArrayDeque<>(4);
    private int bytes;
    private int droppable;
    private int urgent;

    OutboundQueue(OutboundLimits limits, OutboundBudget budget) {
        this.limits = limits;
        this.budget = budget;
    }

    /** Adds a packet. Returns how many volatile packets had to go for it, or {@link #OVERFLOW} if it was not taken. */
    int offer(Outgoing packet) {
        int dropped = 0;
        if (!fits(packet)) {
            dropped = dropVolatile();
            if (!fits(packet)) {
                return packet.droppable() ? dropped + 1 : OVERFLOW;
            }
        }
        packets.addLast(packet);
        count(packet, 1);
        return dropped;
    }

    /** True if so much waits altogether that nothing should wait by choice. */
    boolean isTight() {
        return budget.isTight();
    }

    /** Adds a packet that overtakes all others and is never refused. Only for the engine's own small packets. */
    void offerFirst(Outgoing packet) {
        packets.addFirst(packet);
        count(packet, 1);
    }

    /** Removes whole packets up to a size, at least one if there is any. */
    List<EngineFrame> take(int upToBytes, int upToFrames) {
        Outgoing first = packets.peekFirst();
        if (first == null) {
            return List.of();
        }
        remove();
        if (packets.isEmpty()) {
            return first.frames();
        }
        List<EngineFrame> batch = new ArrayList<>(first.frames());
        int taken = first.size();
        Outgoing next = packets.peekFirst();
        while (next != null && taken + next.size() <= upToBytes && batch.size() < upToFrames) {
            remove();
            batch.addAll(next.frames());
            taken += next.size();
            next = packets.peekFirst();
        }
        return batch;
    }

    int bytes() {
        return bytes;
    }

    boolean isEmpty() {
        return packets.isEmpty();
    }

    /** True if there is a packet that somebody waits for. */
    boolean hasUrgent() {
        return urgent > 0;
    }

    /** True if there is a packet that nobody waits for. */
    boolean hasOrdinary() {
        return packets.size() > urgent;
    }

    void clear() {
        packets.clear();
        budget.add(-bytes);
        bytes = 0;
        droppable = 0;
        urgent = 0;
    }

    /** True if there is room. */
    boolean fits(Outgoing packet) {
        // A packet that is larger than the limit can only ever be sent alone.
        return packets.isEmpty()
                || (packets.size() < limits.maxPackets() && bytes + packet.size() <= limits.maxBytes());
    }

    private int dropVolatile() {
        int dropped = droppable;
        if (dropped > 0) {
            packets.removeIf(packet -> {
                if (packet.droppable()) {
                    count(packet, -1);
                }
                return packet.droppable();
            });
        }
        return dropped;
    }

    private void remove() {
        count(packets.removeFirst(), -1);
    }

    private void count(Outgoing packet, int sign) {
        bytes += sign * packet.size();
        budget.add(sign * packet.size());
        if (packet.droppable()) {
            droppable += sign;
        }
        if (packet.urgent()) {
            urgent += sign;
        }
    }
}
