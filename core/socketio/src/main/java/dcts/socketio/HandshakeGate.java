package dcts.socketio;

import dcts.socketio.engine.EngineError;
import java.util.Optional;
import java.util.Set;

/** Decides who may open a connection, before anything is allocated for it. Called on server threads; must not block. */
@FunctionalInterface
public interface HandshakeGate {
    /**
     * Asked on every Engine.IO handshake, by polling and by WebSocket.
     *
     * @param handshake the request; {@code auth} is always null here
     * @return empty to accept, else the error to answer with
     */
    Optional<EngineError> admit(Handshake handshake);

    /** Asked when a polling session wants to move to a WebSocket. Override to leave out what counts handshakes. */
    default Optional<EngineError> admitUpgrade(Handshake handshake) {
        return admit(handshake);
    }

    /** Whether pages of this origin may read answers (CORS), with credentials. Nobody's may unless this is overridden. */
    default boolean allowsPage(String origin) {
        return false;
    }

    /** Lets everyone in. */
    static HandshakeGate open() {
        return handshake -> Optional.empty();
    }

    /** Lets in requests without an Origin (native clients) and those with one of the given, such as {@code https://chat.example}. */
    static HandshakeGate origins(Set<String> allowed) {
        Set<String> copy = Set.copyOf(allowed);
        return new HandshakeGate() {
            @Override
            public Optional<EngineError> admit(Handshake handshake) {
                return handshake
                        .header("origin")
                        .filter(origin -> !copy.contains(origin))
                        .map(origin -> EngineError.forbidden("Origin not allowed"));
            }

            @Override
            public boolean allowsPage(String origin) {
                return copy.contains(origin);
            }
        };
    }
}
