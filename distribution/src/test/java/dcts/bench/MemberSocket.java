package dcts.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * One member online, over a WebSocket of our own making, because two hundred official clients would cost more than the
 * server that is measured. Knows that announcements come once each and in order.
 */
final class MemberSocket {
    private static final int BUFFER = 1 << 17;
    private static final String END_OF_HEAD = "\r\n\r\n";

    private final SocketChannel channel;
    private final String token;
    private final Round.Listener listener;
    private final ByteBuffer in = ByteBuffer.allocate(BUFFER);
    private boolean upgraded;
    private boolean joined;
    private long lastSeq;

    MemberSocket(InetSocketAddress server, String token, Round.Listener listener, Selector selector)
            throws IOException {
        this.token = token;
        this.listener = listener;
        this.channel = SocketChannel.open(server);
        channel.socket().setTcpNoDelay(true);
        write(ByteBuffer.wrap(("GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: " + server.getHostString()
                        + ":" + server.getPort() + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==" + END_OF_HEAD)
                .getBytes(StandardCharsets.US_ASCII)));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    /** Whether the server has let the member in. */
    boolean joined() {
        return joined;
    }

    /** The number of the last message that was announced. */
    long lastSeq() {
        return lastSeq;
    }

    void send(String packet) throws IOException {
        write(Frames.text(packet));
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Reads what has come; tells the listener of answers and announcements. */
    void read() throws IOException {
        if (channel.read(in) < 0) {
            throw new IOException("the server closed a connection");
        }
        in.flip();
        if (upgraded || takeHead()) {
            for (String packet = Frames.next(in); packet != null; packet = Frames.next(in)) {
                take(packet);
            }
        }
        in.compact();
    }

    private boolean takeHead() {
        var text = new String(in.array(), 0, in.limit(), StandardCharsets.ISO_8859_1);
        int end = text.indexOf(END_OF_HEAD);
        if (end >= 0) {
            if (!text.startsWith("HTTP/1.1 101")) {
                throw new IllegalStateException(
                        "not upgraded: " + text.lines().findFirst().orElse(""));
            }
            in.position(end + END_OF_HEAD.length());
            upgraded = true;
        }
        return upgraded;
    }

    private void take(String packet) throws IOException {
        if (packet.startsWith("42[\"chat.message.created\"")) {
            announced(packet);
        } else if (packet.startsWith("43")) {
            listener.answered(packet);
        } else if (packet.startsWith("0{")) {
            send("40{\"token\":\"" + token + "\"}");
        } else if (packet.startsWith("40{")) {
            joined = true;
        } else if (packet.equals("2")) {
            send("3");
        } else if (packet.startsWith("44")) {
            throw new IllegalStateException("not let in");
        }
    }

    private void announced(String packet) {
        long seq = number(packet, "\"seq\":");
        if (lastSeq != 0 && seq != lastSeq + 1) {
            throw new IllegalStateException("message " + seq + " was announced after " + lastSeq);
        }
        lastSeq = seq;
        listener.announced(number(packet, "\"text\":\"" + Round.TEXT));
    }

    private static long number(String packet, String before) {
        int at = packet.indexOf(before) + before.length();
        long value = 0;
        for (; Character.isDigit(packet.charAt(at)); at++) {
            value = value * 10 + packet.charAt(at) - '0';
        }
        return value;
    }
}
