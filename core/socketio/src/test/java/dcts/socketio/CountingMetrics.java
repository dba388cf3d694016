package dcts.socketio;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts by name. */
final class CountingMetrics implements SocketIoMetrics {
    private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();

    int count(String name) {
        return counter(name).get();
    }

    @Override
    public void connectionOpened() {
        counter("opened").incrementAndGet();
    }

    @Override
    public void connectionClosed(DisconnectReason reason) {
        counter("closed " + reason).incrementAndGet();
    }

    @Override
    public void requestRefused(int httpStatus) {
        counter("refused " + httpStatus).incrementAndGet();
    }

    @Override
    public void upgraded() {
        counter("upgraded").incrementAndGet();
    }

    @Override
    public void packetReceived(int size) {
        counter("received").incrementAndGet();
    }

    @Override
    public void connectRefused() {
        counter("connectRefused").incrementAndGet();
    }

    @Override
    public void volatileDropped() {
        counter("volatileDropped").incrementAndGet();
    }

    @Override
    public void throttled() {
        counter("throttled").incrementAndGet();
    }

    @Override
    public void handlerFailed() {
        counter("handlerFailed").incrementAndGet();
    }

    private AtomicInteger counter(String name) {
        return counts.computeIfAbsent(name, key -> new AtomicInteger());
    }
}
