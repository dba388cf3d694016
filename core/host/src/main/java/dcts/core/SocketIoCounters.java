package dcts.core;

import dcts.core.metrics.Metrics;
import dcts.socketio.DisconnectReason;
import dcts.socketio.SocketIoMetrics;
import java.util.Locale;

/** Shows the transport's counters among the server's. */
final class SocketIoCounters implements SocketIoMetrics {
    private final Metrics metrics;

    SocketIoCounters(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void connectionOpened() {
        metrics.count("transport_connections", "opened");
    }

    @Override
    public void connectionClosed(DisconnectReason reason) {
        metrics.count("transport_closed", reason.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public void requestRefused(int httpStatus) {
        metrics.count("transport_refused", Integer.toString(httpStatus));
    }

    @Override
    public void upgraded() {
        metrics.count("transport_connections", "upgraded");
    }

    @Override
    public void connectRefused() {
        metrics.count("transport_refused", "connect");
    }

    @Override
    public void volatileDropped() {
        metrics.count("transport_dropped", "volatile");
    }

    @Override
    public void throttled() {
        metrics.count("transport_throttled", "inbound");
    }

    @Override
    public void handlerFailed() {
        metrics.count("transport_failures", "handler");
    }
}
