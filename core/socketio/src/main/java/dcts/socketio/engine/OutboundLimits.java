package dcts.socketio.engine;

/**
 * What may wait to be sent.
 *
 * @param maxBytes most bytes for one client
 * @param maxPackets most packets for one client
 * @param maxBytesInTotal most bytes for all clients; beyond that those with the most lose their sessions
 */
public record OutboundLimits(int maxBytes, int maxPackets, long maxBytesInTotal) {
    /** Checks that all are positive. */
    public OutboundLimits {
        EngineConfig.positive(maxBytes, "maxBytes");
        EngineConfig.positive(maxPackets, "maxPackets");
        EngineConfig.positive(maxBytesInTotal, "maxBytesInTotal");
    }
}
