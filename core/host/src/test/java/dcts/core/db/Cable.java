package dcts.core.db;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The way to a database server that can be cut: a small proxy that passes bytes on in both directions. A statement that
 * was passed on before the cut goes on over there, as it does when a real network breaks.
 */
final class Cable implements AutoCloseable {
    private final ServerSocket listening;
    private final int target;
    private final List<Socket> ends = new CopyOnWriteArrayList<>();
    private volatile boolean cut;
    private volatile byte[] watched = new byte[0];
    private volatile CountDownLatch seen = new CountDownLatch(0);
    private volatile boolean swallowAnswers;
    private final AtomicInteger largestPacket = new AtomicInteger();

    Cable(int target) throws IOException {
        this.target = target;
        this.listening = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"));
        Thread.ofVirtual().start(this::accept);
    }

    /** The same database through this cable. */
    DatabaseAddress to(DatabaseAddress address) {
        String url = address.url().replaceFirst(":" + target + "/", ":" + listening.getLocalPort() + "/");
        return new DatabaseAddress(url, address.user(), address.password(), address.owned());
    }

    static int port(DatabaseAddress address) {
        return Integer.parseInt(address.url().replaceFirst("^.*:(\\d+)/.*$", "$1"));
    }

    /** From the moment on that something with this text is passed on, answers are not. */
    void swallowAnswersTo(String text) {
        seen = new CountDownLatch(1);
        watched = text.getBytes(StandardCharsets.UTF_8);
    }

    /** Waits until it has been passed on. */
    void awaitSeen() throws InterruptedException {
        if (!seen.await(20, TimeUnit.SECONDS)) {
            throw new AssertionError("never sent");
        }
    }

    /** The most bytes that went to the server in one packet of its protocol. */
    int largestPacket() {
        return largestPacket.get();
    }

    /** Breaks all connections; new ones break at once until {@link #mend}. */
    void cut() {
        cut = true;
        ends.forEach(Cable::closeQuietly);
        ends.clear();
    }

    void mend() {
        watched = new byte[0];
        swallowAnswers = false;
        cut = false;
    }

    private void accept() {
        try {
            while (true) {
                Socket near = listening.accept();
                if (cut) {
                    near.close();
                    continue;
                }
                Socket far = new Socket(InetAddress.ofLiteral("127.0.0.1"), target);
                ends.add(near);
                ends.add(far);
                Thread.ofVirtual().start(() -> pass(near, far, true));
                Thread.ofVirtual().start(() -> pass(far, near, false));
            }
        } catch (IOException e) {
            cut();
        }
    }

    private void pass(Socket from, Socket to, boolean towardsServer) {
        byte[] buffer = new byte[65_536];
        var packets = new Packets();
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                boolean found = towardsServer && watched.length > 0 && contains(buffer, count, watched);
                swallowAnswers |= found;
                packets.read(buffer, towardsServer ? count : 0);
                if (towardsServer || !swallowAnswers) {
                    out.write(buffer, 0, count);
                }
                if (found) {
                    seen.countDown();
                }
            }
        } catch (IOException e) {
            // Cut on one side: then it is cut on the other, too.
        }
        closeQuietly(from);
        closeQuietly(to);
    }

    /** Follows the packets in a stream: three bytes of length, one of number, then that many bytes. */
    private final class Packets {
        private int headerBytes;
        private int length;
        private int left;

        void read(byte[] buffer, int count) {
            for (int i = 0; i < count; i++) {
                if (left > 0) {
                    left--;
                } else if (headerBytes < 3) {
                    length |= (buffer[i] & 0xff) << (8 * headerBytes++);
                } else {
                    largestPacket.accumulateAndGet(length, Math::max);
                    left = length;
                    length = 0;
                    headerBytes = 0;
                }
            }
        }
    }

    private static boolean contains(byte[] buffer, int count, byte[] text) {
        return new String(buffer, 0, count, StandardCharsets.ISO_8859_1)
                .contains(new String(text, StandardCharsets.ISO_8859_1));
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
