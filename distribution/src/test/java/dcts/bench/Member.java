package dcts.bench;

import java.io.IOException;

/** One member online. Knows that announcements come once each and in order. */
final class Member implements IoSocket.Listener {
    private final IoSocket socket;
    private final LoadClient.Ears ears;
    private long lastSeq;

    Member(SocketLoop loop, int port, String token, LoadClient.Ears ears) throws IOException {
        this.ears = ears;
        this.socket = loop.open(port, "{\"token\":\"" + token + "\"}", this);
    }

    IoSocket socket() {
        return socket;
    }

    /** The number of the last message that was announced. */
    long lastSeq() {
        return lastSeq;
    }

    @Override
    public void packet(String packet) {
        if (packet.startsWith("43")) {
            ears.answered(packet);
        } else if (packet.startsWith("42[\"chat.message.created\"")) {
            long seq = Frames.number(packet, "\"seq\":");
            if (lastSeq != 0 && seq != lastSeq + 1) {
                throw new IllegalStateException("message " + seq + " was announced after " + lastSeq);
            }
            lastSeq = seq;
            ears.announced(Frames.number(packet, "\"text\":\"" + LoadClient.TEXT));
        }
    }

    @Override
    public void ended(String reason) {
        throw new IllegalStateException("a connection is gone: " + reason);
    }
}
