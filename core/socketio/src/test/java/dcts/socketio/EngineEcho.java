package dcts.socketio;

import dcts.socketio.engine.CloseReason;
import dcts.socketio.engine.EngineError;
import dcts.socketio.engine.EngineFrame;
import dcts.socketio.engine.EngineListener;
import dcts.socketio.engine.EngineRequest;
import dcts.socketio.engine.EngineSession;
import dcts.socketio.engine.Outgoing;
import dcts.socketio.engine.SessionListener;
import java.util.List;
import java.util.Optional;

/** Sends every message of Engine.IO back, as the official suite of that protocol expects. */
final class EngineEcho implements EngineListener {

    /** Sends the messages of one session back. */
    private record Echo(EngineSession session) implements SessionListener {
        @Override
        public void onText(String data) {
            send(EngineFrame.message(data));
        }

        @Override
        public void onBinary(byte[] data) {
            send(EngineFrame.binary(data));
        }

        private void send(EngineFrame frame) {
            session.send(Outgoing.of(List.of(frame), true));
        }

        @Override
        public void onUpgrade() {}

        @Override
        public void onThrottled() {}

        @Override
        public void onDropped(int packets) {}

        @Override
        public void onClose(CloseReason reason) {}
    }

    @Override
    public Optional<EngineError> admit(EngineRequest request, boolean upgrade) {
        return Optional.empty();
    }

    @Override
    public SessionListener opened(EngineSession session, EngineRequest request) {
        session.raiseInboundLimit();
        return new Echo(session);
    }

    @Override
    public void refused(EngineError error) {}
}
