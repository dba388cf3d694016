package dcts.socketio.engine;

import java.util.Optional;

/** The layer above the engine. Called without any lock held; must not block. */
public interface EngineListener {
    /** Asked before a session is allocated, and again before one moves to a WebSocket. Empty to accept. */
    Optional<EngineError> admit(EngineRequest request, boolean upgrade);

    /** A session was opened. No message comes before this returns. */
    SessionListener opened(EngineSession session, EngineRequest request);

    /** A request was answered with an error. */
    void refused(EngineError error);
}
