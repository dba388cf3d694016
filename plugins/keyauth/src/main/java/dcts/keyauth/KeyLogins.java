package dcts.keyauth;

import dcts.keyauth.api.PublicRsaKey;
import java.time.Instant;
import java.util.Optional;

/** The accounts behind the keys: the host has them, and this is all that the log-in asks of it. Thread-safe. */
interface KeyLogins {
    /**
     * A session that a key opened.
     *
     * @param sessionId what the client shows from now on: a secret
     * @param fingerprint of the key that opened it
     * @param expiresAt when it ends at the latest
     */
    record Session(String sessionId, String fingerprint, Instant expiresAt) {
        /** Keeps the secret out of logs. */
        @Override
        public String toString() {
            return "Session of " + fingerprint;
        }
    }

    /**
     * Opens a session for the key's owner, whose account is made if there is none.
     *
     * @throws dcts.api.ApiException if nobody, or not this one, is let in
     */
    Session open(PublicRsaKey key);

    /**
     * The open session of that id; empty also if something else than a key opened it. Clients ask before all they do.
     *
     * @throws dcts.api.ApiException {@code unavailable} if the host cannot tell now
     */
    Optional<Session> find(String sessionId);
}
