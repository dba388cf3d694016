package dcts.socketio.engine;

/** The layer above one session. Called without any lock held; must not block. */
public interface SessionListener {
    /** A message of text came. Messages of one session come one at a time. */
    void onText(String data);

    /** A message of bytes came. The array belongs to the listener. */
    void onBinary(byte[] data);

    /** The session moved from polling to a WebSocket. */
    void onUpgrade();

    /** The client sends faster than it may and is not read for a while. */
    void onThrottled();

    /** Volatile packets were dropped, since the client is slow. */
    void onDropped(int packets);

    /** The session ended. Called exactly once; a message that is being delivered by another thread may still end later. */
    void onClose(CloseReason reason);
}
