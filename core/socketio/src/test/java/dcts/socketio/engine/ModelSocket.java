package dcts.socketio.engine;

import dcts.socketio.engine.EngineFixture.Link;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** The client's end of one WebSocket. It is read one message at a time, and only when the server asks for the next. */
final class ModelSocket {
    final Link link = new Link();
    private final WebSocketPeer peer;
    private final Queue<String> unread = new ArrayDeque<>();
    private boolean wanted = true;
    private boolean delivering;
    private boolean gone;
    private int heard;

    ModelSocket(WebSocketPeer peer) {
        this.peer = peer;
    }

    void open() {
        peer.opened(link);
    }

    void say(String message) {
        if (!gone) {
            unread.add(message);
            deliver();
        }
    }

    void sayBytes() {
        if (!gone && wanted && unread.isEmpty()) {
            wanted = false;
            peer.binary(new byte[1], this::more);
        }
    }

    /** What was written since the last look. */
    List<String> look() {
        List<String> fresh = List.copyOf(link.sent.subList(heard, link.sent.size()));
        heard = link.sent.size();
        return fresh;
    }

    void breakDown() {
        peer.broken(CloseReason.TRANSPORT_ERROR);
        leave();
    }

    /** The WebSocket is closed, whoever began. */
    void leave() {
        if (!gone) {
            gone = true;
            peer.closed();
        }
    }

    /** True if everything that was said was read. */
    boolean isRead() {
        return unread.isEmpty();
    }

    private void deliver() {
        if (delivering) {
            return;
        }
        delivering = true;
        while (wanted && !gone && !unread.isEmpty()) {
            wanted = false;
            peer.text(unread.remove(), this::more);
        }
        delivering = false;
    }

    private void more() {
        if (wanted) {
            throw new AssertionError("asked twice for the same message");
        }
        wanted = true;
        deliver();
    }
}
