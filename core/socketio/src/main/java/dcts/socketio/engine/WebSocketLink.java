package dcts.socketio.engine;

import java.util.List;

/** One WebSocket, to be written to. No method blocks. */
public interface WebSocketLink {
    /** What becomes of a write. Exactly one method is called, once, maybe before {@link WebSocketLink#write} returns. */
    interface Completion {
        /** The bytes are on their way and more may be written. */
        void succeeded();

        /** The WebSocket is broken. */
        void failed(Throwable cause);
    }

    /** Writes frames in order, in as few system calls as possible. The next write must wait for the completion of this one. */
    void write(List<EngineFrame> frames, Completion completion);

    /** Bounds the next inbound messages, in bytes. */
    void limitInbound(int bytes);

    /** Starts the closing handshake. */
    void close(int code, String reason);

    /** Drops the connection without a word. */
    void abort();
}
