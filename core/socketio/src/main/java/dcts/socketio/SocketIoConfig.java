package dcts.socketio;

import dcts.socketio.engine.EngineConfig;
import dcts.socketio.engine.HeartbeatTimes;
import dcts.socketio.engine.InboundLimits;
import dcts.socketio.engine.OutboundLimits;
import java.time.Duration;

/**
 * Times, sizes and limits of a server. Immutable.
 *
 * @param engine those of the connections
 * @param connectTimeout time a connection may be without any accepted namespace before it is closed
 * @param caps how many things there may be
 */
public record SocketIoConfig(EngineConfig engine, Duration connectTimeout, Caps caps) {

    /**
     * How many things there may be.
     *
     * @param namespaces most namespaces that one connection may be in, or ask for
     * @param dynamicNamespaces most namespaces that exist because clients asked for them
     * @param rooms most rooms that one socket may be in
     */
    public record Caps(int namespaces, int dynamicNamespaces, int rooms) {
        /** Checks that all are positive. */
        public Caps {
            positive(namespaces, "namespaces");
            positive(dynamicNamespaces, "dynamicNamespaces");
            positive(rooms, "rooms");
        }
    }

    /** Checks that there is time to connect. */
    public SocketIoConfig {
        positive(connectTimeout.toMillis(), "connectTimeout");
    }

    /**
     * Pings every 25 s with 20 s to answer; 10 s to connect. Inbound 1,000,000 bytes a message, 65,536 until connected,
     * 1,000 packets and 2 MB a second. Outbound 1 MiB or 1,000 packets for a client, 64 MiB for all. 50,000 sessions, 10
     * namespaces a connection, 1,000 on demand, 100 rooms a socket. No compression.
     */
    public static SocketIoConfig defaults() {
        return new SocketIoConfig(
                new EngineConfig(
                        new HeartbeatTimes(Duration.ofSeconds(25), Duration.ofSeconds(20)),
                        new InboundLimits(1_000_000, 65_536, 1_000, 2_000_000),
                        new OutboundLimits(1 << 20, 1_000, 64 << 20),
                        50_000,
                        false),
                Duration.ofSeconds(10),
                new Caps(10, 1_000, 100));
    }

    /** The same with another heartbeat. */
    public SocketIoConfig with(HeartbeatTimes heartbeat) {
        return with(new EngineConfig(
                heartbeat, engine.inbound(), engine.outbound(), engine.maxSessions(), engine.compression()));
    }

    /** The same with other inbound limits. */
    public SocketIoConfig with(InboundLimits inbound) {
        return with(new EngineConfig(
                engine.heartbeat(), inbound, engine.outbound(), engine.maxSessions(), engine.compression()));
    }

    /** The same with other outbound limits. */
    public SocketIoConfig with(OutboundLimits outbound) {
        return with(new EngineConfig(
                engine.heartbeat(), engine.inbound(), outbound, engine.maxSessions(), engine.compression()));
    }

    /** The same with another greatest number of sessions. */
    public SocketIoConfig withMaxSessions(int most) {
        return with(
                new EngineConfig(engine.heartbeat(), engine.inbound(), engine.outbound(), most, engine.compression()));
    }

    /** The same with compression of WebSockets for clients that want it. */
    public SocketIoConfig withCompression() {
        return with(
                new EngineConfig(engine.heartbeat(), engine.inbound(), engine.outbound(), engine.maxSessions(), true));
    }

    /** The same with another time to connect. */
    public SocketIoConfig withConnectTimeout(Duration timeout) {
        return new SocketIoConfig(engine, timeout, caps);
    }

    /** The same with other caps. */
    public SocketIoConfig with(Caps other) {
        return new SocketIoConfig(engine, connectTimeout, other);
    }

    private SocketIoConfig with(EngineConfig other) {
        return new SocketIoConfig(other, connectTimeout, caps);
    }

    private static void positive(long value, String name) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be positive");
        }
    }
}
