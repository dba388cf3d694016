package dcts.socketio.engine;

import java.time.Duration;

/** How fast one client is read: two token buckets, of packets and of bytes. Thread-safe. */
final class InboundBucket {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long BURST_SECONDS = 2;

    private final long nanosPerPacket;
    private final double nanosPerByte;
    /** The time at which what was taken so far is paid for; behind the present while there is credit. */
    private long packetsPaidAt;

    private long bytesPaidAt;

    InboundBucket(InboundLimits limits, long now) {
        nanosPerPacket = SECOND / limits.packetsPerSecond();
        nanosPerByte = (double) SECOND / limits.bytesPerSecond();
        packetsPaidAt = now - BURST_SECONDS * SECOND;
        bytesPaidAt = packetsPaidAt;
    }

    /** Takes a packet of a size; returns for how many nanoseconds nothing more should be read, 0 if there is credit left. */
    synchronized long take(int size, long now) {
        long most = now - BURST_SECONDS * SECOND;
        packetsPaidAt = later(packetsPaidAt, most) + nanosPerPacket;
        bytesPaidAt = later(bytesPaidAt, most) + Math.round(size * nanosPerByte);
        return Math.max(0, later(packetsPaidAt, bytesPaidAt) - now);
    }

    private static long later(long one, long other) {
        return one - other > 0 ? one : other;
    }
}
