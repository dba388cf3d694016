package dcts.socketio.transport;

import dcts.socketio.engine.CloseReason;
import dcts.socketio.engine.WebSocketPeer;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.exceptions.BadPayloadException;
import org.eclipse.jetty.websocket.api.exceptions.MessageTooLargeException;
import org.eclipse.jetty.websocket.api.exceptions.ProtocolException;
import org.jspecify.annotations.Nullable;

/** Hands what comes over one WebSocket to the engine, one message at a time and only when it asks for the next. */
public final class JettySocket implements Session.Listener {
    private final WebSocketPeer peer;
    private final Duration idleTimeout;
    private @Nullable Session session;

    JettySocket(WebSocketPeer peer, Duration idleTimeout) {
        this.peer = peer;
        this.idleTimeout = idleTimeout;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        session = opened;
        opened.setIdleTimeout(idleTimeout);
        peer.opened(new JettyLink(opened));
        opened.demand();
    }

    @Override
    public void onWebSocketText(String message) {
        peer.text(message, this::demand);
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
        byte[] message = new byte[payload.remaining()];
        payload.get(message);
        callback.succeed();
        peer.binary(message, this::demand);
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        peer.broken(
                switch (cause) {
                    case MessageTooLargeException tooLarge -> CloseReason.TOO_LARGE;
                    case BadPayloadException noUtf8 -> CloseReason.PARSE_ERROR;
                    case ProtocolException noFrame -> CloseReason.PARSE_ERROR;
                    default -> CloseReason.TRANSPORT_ERROR;
                });
    }

    @Override
    public void onWebSocketClose(int statusCode, String reason, Callback callback) {
        peer.closed();
        callback.succeed();
    }

    private void demand() {
        Session open = session;
        if (open != null) {
            open.demand();
        }
    }
}
