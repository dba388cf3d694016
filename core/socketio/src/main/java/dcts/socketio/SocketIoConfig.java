package dcts.socketio;

import java.time.Duration;

/**
 * Times, sizes and limits of a server. Immutable.
 *
 * @param pingInterval time between two pings of the server
 * @param pingTimeout time a client has to answer a ping
 * @param connectTimeout time a connection may be without any accepted namespace before it is closed
 * @param maxPayload most bytes of one inbound message or POST body once a namespace was accepted; announced to the client
 * @param maxPayloadBeforeConnect the same before a namespace was accepted
 * @param maxQueuedBytes most bytes that may wait to be sent on one connection
 * @param maxQueuedPackets most packets that may wait to be sent on one connection
 */
public record SocketIoConfig(
        Duration pingInterval,
        Duration pingTimeout,
        Duration connectTimeout,
        int maxPayload,
        int maxPayloadBeforeConnect,
        int maxQueuedBytes,
        int maxQueuedPackets) {

    /** Checks that every time and every size is positive. */
    public SocketIoConfig {
        positive(pingInterval.toMillis(), "pingInterval");
        positive(pingTimeout.toMillis(), "pingTimeout");
        positive(connectTimeout.toMillis(), "connectTimeout");
        positive(maxPayload, "maxPayload");
        positive(maxPayloadBeforeConnect, "maxPayloadBeforeConnect");
        positive(maxQueuedBytes, "maxQueuedBytes");
        positive(maxQueuedPackets, "maxQueuedPackets");
    }

    /** Pings every 25 s with 20 s to answer, 10 s to connect, 1,000,000 and 65,536 bytes inbound, 1 MiB or 1,000 packets outbound. */
    public static SocketIoConfig defaults() {
        return new SocketIoConfig(
                Duration.ofSeconds(25),
                Duration.ofSeconds(20),
                Duration.ofSeconds(10),
                1_000_000,
                65_536,
                1 << 20,
                1_000);
    }

    /** The same with another heartbeat. */
    public SocketIoConfig withPing(Duration interval, Duration timeout) {
        return new SocketIoConfig(
                interval,
                timeout,
                connectTimeout,
                maxPayload,
                maxPayloadBeforeConnect,
                maxQueuedBytes,
                maxQueuedPackets);
    }

    /** The same with another time to connect. */
    public SocketIoConfig withConnectTimeout(Duration timeout) {
        return new SocketIoConfig(
                pingInterval,
                pingTimeout,
                timeout,
                maxPayload,
                maxPayloadBeforeConnect,
                maxQueuedBytes,
                maxQueuedPackets);
    }

    /** The same with other inbound limits in bytes. */
    public SocketIoConfig withMaxPayload(int afterConnect, int beforeConnect) {
        return new SocketIoConfig(
                pingInterval,
                pingTimeout,
                connectTimeout,
                afterConnect,
                beforeConnect,
                maxQueuedBytes,
                maxQueuedPackets);
    }

    /** The same with other limits of the outbound queue. */
    public SocketIoConfig withMaxQueued(int bytes, int packets) {
        return new SocketIoConfig(
                pingInterval, pingTimeout, connectTimeout, maxPayload, maxPayloadBeforeConnect, bytes, packets);
    }

    private static void positive(long value, String name) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be positive");
        }
    }
}
