package dcts.socketio;

import org.jspecify.annotations.Nullable;

/** Says who a client is, once for each CONNECT. */
@FunctionalInterface
public interface Authenticator {
    /**
     * Runs on a handler thread and may block. A client that goes away meanwhile is never connected, so keep nothing here
     * that only a disconnect would free. Anything else that it throws is logged and refuses the client as an internal error.
     *
     * @return what {@link Socket#attachment} shall give; null is allowed
     * @throws ConnectRefused to refuse the client
     */
    @Nullable
    Object authenticate(Handshake handshake) throws ConnectRefused;
}
