package dcts.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.function.BooleanSupplier;

/** The one thread that serves all sockets of a client process. */
public final class SocketLoop {
    /** How late it may be noticed that something is due which no socket tells of. */
    private static final long TICK_MILLIS = 10;

    private final Selector selector = Selector.open();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);

    public SocketLoop() throws IOException {}

    /** Begins to connect to a port of this machine. */
    public IoSocket open(int port, String authJson, IoSocket.Listener listener) throws IOException {
        var server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        return new IoSocket(server, authJson, listener, selector);
    }

    /**
     * Serves until something is so.
     *
     * @throws IllegalStateException if it is not so in time
     */
    public void serveUntil(BooleanSupplier done, long patienceNanos) throws IOException {
        long until = System.nanoTime() + patienceNanos;
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("not done in time");
            }
            selector.select(this::ready, TICK_MILLIS);
        }
    }

    /** Lets {@link #serveUntil} ask again; for other threads. */
    public void wake() {
        selector.wakeup();
    }

    private void ready(SelectionKey key) {
        if (key.isValid() && key.attachment() instanceof IoSocket socket) {
            socket.ready(buffer);
        }
    }
}
