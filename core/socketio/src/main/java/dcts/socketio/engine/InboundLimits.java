package dcts.socketio.engine;

/**
 * What one client may send. Whoever sends faster is read no faster.
 *
 * @param maxPayload most bytes of one message or POST body, as announced to the client
 * @param firstPayload the same until {@link EngineSession#raiseInboundLimit} is called
 * @param packetsPerSecond packets that are read in a second; two seconds' worth may come at once
 * @param bytesPerSecond bytes, or characters of text, that are read in a second; two seconds' worth may come at once
 */
public record InboundLimits(int maxPayload, int firstPayload, int packetsPerSecond, int bytesPerSecond) {
    /** Checks that all are positive. */
    public InboundLimits {
        EngineConfig.positive(maxPayload, "maxPayload");
        EngineConfig.positive(firstPayload, "firstPayload");
        EngineConfig.positive(packetsPerSecond, "packetsPerSecond");
        EngineConfig.positive(bytesPerSecond, "bytesPerSecond");
    }
}
