package dcts.socketio.engine;

import java.time.Duration;

/**
 * Times and sizes of the engine.
 *
 * @param pingInterval time between two pings
 * @param pingTimeout time to answer a ping
 * @param maxPayload most bytes of an inbound message or POST body, as announced to the client
 * @param firstPayload the same until {@link EngineSession#raiseInboundLimit} is called
 * @param maxQueuedBytes most bytes that wait to be sent
 * @param maxQueuedPackets most packets that wait to be sent
 */
public record EngineConfig(
        Duration pingInterval,
        Duration pingTimeout,
        int maxPayload,
        int firstPayload,
        int maxQueuedBytes,
        int maxQueuedPackets) {}
