package dcts.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One Socket.IO client over a WebSocket of our own making, because thousands of official clients would cost more than the
 * server that is measured. Enters the main namespace and answers pings; the rest is for its listener.
 */
public final class IoSocket {
    private static final String END_OF_HEAD = "\r\n\r\n";

    /** Hears what comes. */
    public interface Listener {
        /** An event or an answer. */
        void packet(String packet) throws IOException;

        /** The connection ended, and not because of {@link IoSocket#close}. */
        void ended(String reason);

        /** The server answered, and did not let the client in; the connection is closed. */
        default void refused(String reason) {
            throw new IllegalStateException(reason);
        }
    }

    private final SocketChannel channel = SocketChannel.open();
    private final InetSocketAddress server;
    private final String authJson;
    private final Listener listener;
    private final SelectionKey key;
    private @Nullable ByteBuffer rest;
    private boolean upgraded;
    private boolean joined;

    /** Begins to connect. What the selector finds for the key is to be given to {@link #ready}. */
    IoSocket(InetSocketAddress server, String authJson, Listener listener, Selector selector) throws IOException {
        this.server = server;
        this.authJson = authJson;
        this.listener = listener;
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        key = channel.register(selector, SelectionKey.OP_CONNECT, this);
        if (channel.connect(server)) {
            greet();
        }
    }

    /** Whether the server has let the client in. */
    public boolean joined() {
        return joined;
    }

    /** Sends a packet; waits while the system takes no more. */
    public void send(String packet) throws IOException {
        write(Frames.text(packet));
    }

    /** Reads no more, or again. */
    void read(boolean wanted) {
        key.interestOps(wanted ? SelectionKey.OP_READ : 0);
    }

    /** Closes the connection; its listener hears nothing more. */
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Goes on with what the selector found; the buffer is for use during this call. */
    void ready(ByteBuffer buffer) {
        try {
            if (key.isConnectable()) {
                channel.finishConnect();
                greet();
            } else if (key.isReadable()) {
                receive(buffer);
            }
        } catch (IOException e) {
            end(String.valueOf(e.getMessage()));
        }
    }

    private void greet() throws IOException {
        key.interestOps(SelectionKey.OP_READ);
        write(ByteBuffer.wrap(("GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: " + server.getHostString()
                        + ":" + server.getPort() + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==" + END_OF_HEAD)
                .getBytes(StandardCharsets.US_ASCII)));
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private void receive(ByteBuffer buffer) throws IOException {
        buffer.clear();
        if (rest != null) {
            buffer.put(rest);
            rest = null;
        }
        if (channel.read(buffer) < 0) {
            end("the server closed it");
            return;
        }
        buffer.flip();
        if (upgraded || takeHead(buffer)) {
            for (String packet = Frames.next(buffer); packet != null; packet = Frames.next(buffer)) {
                take(packet);
            }
        }
        if (buffer.hasRemaining()) {
            rest = ByteBuffer.allocate(buffer.remaining()).put(buffer).flip();
        }
    }

    private boolean takeHead(ByteBuffer buffer) {
        var text = StandardCharsets.ISO_8859_1.decode(buffer.duplicate()).toString();
        int end = text.indexOf(END_OF_HEAD);
        if (end >= 0) {
            if (!text.startsWith("HTTP/1.1 101")) {
                refuse("not upgraded: " + text.lines().findFirst().orElse(""));
                return false;
            }
            buffer.position(end + END_OF_HEAD.length());
            upgraded = true;
        }
        return upgraded;
    }

    private void take(String packet) throws IOException {
        if (packet.startsWith("42") || packet.startsWith("43")) {
            listener.packet(packet);
        } else if (packet.startsWith("0{")) {
            send("40" + authJson);
        } else if (packet.startsWith("40{")) {
            joined = true;
        } else if (packet.equals("2")) {
            send("3");
        } else if (packet.startsWith("44")) {
            refuse("not let in");
        }
    }

    private void end(String reason) {
        close();
        listener.ended(reason);
    }

    private void refuse(String reason) {
        close();
        listener.refused(reason);
    }
}
