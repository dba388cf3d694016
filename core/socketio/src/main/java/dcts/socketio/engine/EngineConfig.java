package dcts.socketio.engine;

/**
 * Times and sizes of the engine.
 *
 * @param heartbeat when silence ends a session
 * @param inbound what one client may send
 * @param outbound what may wait to be sent
 * @param maxSessions most sessions; handshakes beyond that are refused
 * @param compression whether a WebSocket may be compressed; costs several times the processor time and memory
 */
public record EngineConfig(
        HeartbeatTimes heartbeat,
        InboundLimits inbound,
        OutboundLimits outbound,
        int maxSessions,
        boolean compression) {
    /** Checks that there may be a session. */
    public EngineConfig {
        positive(maxSessions, "maxSessions");
    }

    static void positive(long value, String name) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be positive");
        }
    }
}
