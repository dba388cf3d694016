package dcts.socketio;

import org.jspecify.annotations.Nullable;

/** Thrown by an {@link Authenticator}; the client gets {@code connect_error} with this message and data. */
public final class ConnectRefused extends Exception {
    private final transient @Nullable String dataJson;

    /**
     * @param message becomes {@code err.message} in the client
     * @param dataJson encoded JSON that becomes {@code err.data}, or null for none
     */
    public ConnectRefused(String message, @Nullable String dataJson) {
        super(message, null, false, false);
        this.dataJson = dataJson;
    }

    /** Encoded JSON for {@code err.data}, or null. */
    public @Nullable String dataJson() {
        return dataJson;
    }
}
