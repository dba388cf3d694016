package dcts.socketio.transport;

import dcts.socketio.engine.EngineFrame;
import dcts.socketio.engine.WebSocketLink;
import java.util.List;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.common.WebSocketSession;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.Frame;
import org.eclipse.jetty.websocket.core.OpCode;
import org.jspecify.annotations.Nullable;

/**
 * Writes to one WebSocket. The only class that uses Jetty's core session, which is not its stable interface but can send
 * shared bytes as text and several frames in one write; without it every frame is sent by itself.
 */
final class JettyLink implements WebSocketLink {
    private final Session session;
    private final @Nullable CoreSession core;

    JettyLink(Session session) {
        this(session, session instanceof WebSocketSession known ? known.getCoreSession() : null);
    }

    JettyLink(Session session, @Nullable CoreSession core) {
        this.session = session;
        this.core = core;
    }

    /** True if the bytes of a frame are sent as they are, to however many receivers. */
    boolean sharesBytes() {
        return core != null;
    }

    @Override
    public void write(List<EngineFrame> frames, Completion completion) {
        int last = frames.size() - 1;
        for (int i = 0; i <= last; i++) {
            if (core == null) {
                send(
                        frames.get(i),
                        i == last ? apiCallback(completion) : org.eclipse.jetty.websocket.api.Callback.NOOP);
            } else {
                Callback done = i == last ? Callback.from(completion::succeeded, completion::failed) : Callback.NOOP;
                send(core, frames.get(i), done, i < last);
            }
        }
    }

    @Override
    public void limitInbound(int bytes) {
        session.setMaxTextMessageSize(bytes);
        session.setMaxBinaryMessageSize(bytes);
    }

    @Override
    public void close(int code, String reason) {
        session.close(code, reason, org.eclipse.jetty.websocket.api.Callback.NOOP);
    }

    @Override
    public void abort() {
        session.disconnect();
    }

    private static void send(CoreSession core, EngineFrame frame, Callback done, boolean batch) {
        core.sendFrame(new Frame(frame.isBinary() ? OpCode.BINARY : OpCode.TEXT, frame.payload()), done, batch);
    }

    private void send(EngineFrame frame, org.eclipse.jetty.websocket.api.Callback done) {
        if (frame.isBinary()) {
            session.sendBinary(frame.payload(), done);
        } else {
            session.sendText(frame.text(), done);
        }
    }

    private static org.eclipse.jetty.websocket.api.Callback apiCallback(Completion completion) {
        return org.eclipse.jetty.websocket.api.Callback.from(completion::succeeded, completion::failed);
    }
}
