package dcts.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What {@code floor.c} does, for where there is no compiler for C: one write for each delivery, and little else. */
public final class NioFloor {
    private static final String UPGRADED =
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";
    private static final String SAY = "42[\"say\",";
    private static final int BUFFER = 1 << 17;

    private final Selector selector = Selector.open();
    private final ServerSocketChannel listening = ServerSocketChannel.open();
    private final List<SocketChannel> room = new ArrayList<>();

    private NioFloor() throws IOException {}

    public static void main(String[] arguments) throws IOException {
        var floor = new NioFloor();
        floor.listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 4_096);
        floor.listening.configureBlocking(false).register(floor.selector, SelectionKey.OP_ACCEPT);
        PrintStream out = System.out;
        out.println("ready http://127.0.0.1:" + floor.listening.socket().getLocalPort());
        while (true) {
            floor.selector.select();
            for (SelectionKey key : floor.selector.selectedKeys()) {
                floor.serve(key);
            }
            floor.selector.selectedKeys().clear();
        }
    }

    private void serve(SelectionKey key) throws IOException {
        if (key.isAcceptable()) {
            var channel = listening.accept();
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false).register(selector, SelectionKey.OP_READ, ByteBuffer.allocate(BUFFER));
        } else if (key.channel() instanceof SocketChannel channel && key.attachment() instanceof ByteBuffer in) {
            if (channel.read(in) < 0) {
                room.remove(channel);
                channel.close();
                return;
            }
            in.flip();
            if (in.hasRemaining() && in.get(in.position()) == 'G') {
                in.position(in.limit());
                write(channel, ByteBuffer.wrap(UPGRADED.getBytes(StandardCharsets.US_ASCII)));
                write(channel, frame("0{}"));
            }
            for (String packet = Frames.nextMasked(in); packet != null; packet = Frames.nextMasked(in)) {
                answer(channel, packet);
            }
            in.compact();
        }
    }

    private void answer(SocketChannel channel, String packet) throws IOException {
        if (packet.startsWith("40")) {
            write(channel, frame("40{}"));
            write(channel, frame("42[\"joined\"]"));
            room.add(channel);
        } else if (packet.startsWith(SAY)) {
            var said = frame("42[\"said\"," + packet.substring(SAY.length()));
            for (SocketChannel each : room) {
                write(each, said.rewind());
            }
        }
    }

    private static ByteBuffer frame(String packet) {
        var payload = packet.getBytes(StandardCharsets.ISO_8859_1);
        var frame = ByteBuffer.allocateDirect(payload.length + 4);
        Frames.putHead(frame, payload.length);
        return frame.put(payload).flip();
    }

    private static void write(SocketChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }
}
