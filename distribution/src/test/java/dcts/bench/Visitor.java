package dcts.bench;

import java.io.IOException;
import java.io.UncheckedIOException;

/** One of a crowd in the room of a bare server. Knows that what is said comes once and in order. */
final class Visitor implements IoSocket.Listener {
    private static final String AUTH = "{\"token\":\"" + "t".repeat(43) + "\"}";
    private static final String SAID = "42[\"said\",{\"seq\":";

    private final SocketLoop loop;
    private final int port;
    private final Crowd crowd;
    private IoSocket socket;
    private boolean entered;
    private boolean deaf;
    private boolean gone;
    private long next;

    Visitor(SocketLoop loop, int port, Crowd crowd) throws IOException {
        this.loop = loop;
        this.port = port;
        this.crowd = crowd;
        this.socket = loop.open(port, AUTH, this);
    }

    IoSocket socket() {
        return socket;
    }

    /** Whether it is in the room. */
    boolean entered() {
        return entered;
    }

    /** Whether its connection was ended by the server. */
    boolean gone() {
        return gone;
    }

    /** How many messages it has heard. */
    long heard() {
        return next;
    }

    /** Stops to read; what it hears later does not count. */
    void stall() {
        deaf = true;
        socket.read(false);
    }

    @Override
    public void packet(String packet) {
        if (packet.startsWith(SAID)) {
            long seq = Frames.number(packet, SAID);
            if (seq != next) {
                throw new IllegalStateException("message " + seq + " came instead of " + next);
            }
            next++;
            if (!deaf) {
                crowd.heard(seq);
            }
        } else if (packet.equals("42[\"joined\"]")) {
            entered = true;
        }
    }

    /** Who is not in yet comes again, as official clients do, and is counted. */
    @Override
    public void ended(String reason) {
        if (!entered) {
            comeAgain();
            return;
        }
        gone = true;
        if (!deaf) {
            throw new IllegalStateException("a connection is gone: " + reason);
        }
    }

    private void comeAgain() {
        crowd.cameAgain();
        try {
            socket = loop.open(port, AUTH, this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
