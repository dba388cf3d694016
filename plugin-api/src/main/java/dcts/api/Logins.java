package dcts.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Lets members in by another proof than a password. The plugin proves who somebody is; the host has the accounts and
 * gives the sessions. An identity is 1 to 255 UTF-16 units, such as the fingerprint of a key, and belongs to one member
 * and to the plugin that linked it.
 */
public interface Logins {
    /**
     * A session that was opened.
     *
     * @param caller who is let in
     * @param token what the client shows from now on; stored nowhere
     * @param expires when it ends unless it is used before
     * @param created whether the account was made for it
     */
    record Opened(Caller caller, String token, Instant expires, boolean created) {
        /** Keeps the token out of logs. */
        @Override
        public String toString() {
            return "Opened[" + caller.userId() + "]";
        }
    }

    /**
     * A session that an identity of this plugin has opened and that still holds.
     *
     * @param expires when it ends unless it is used before
     */
    record Open(Caller caller, String identity, Instant expires) {}

    /** The member whom the identity belongs to. */
    Optional<Caller> find(String identity);

    /**
     * Opens a session for the member whom the identity belongs to, and makes the account if there is none.
     *
     * @param displayName what others see of a new account, 1 to 64 characters; of an old one nothing changes
     * @throws ApiException {@code unavailable} if nobody is let in now, {@code invalid} at {@code displayName}, or the
     *     refusal of a plugin that was asked
     */
    Opened open(String identity, String displayName);

    /**
     * The session of a token, if it holds and an identity of this plugin has opened it. Warm, it costs no query; it
     * counts as use.
     *
     * @throws ApiException {@code unavailable} if it is good, but nobody is let in now
     */
    Optional<Open> session(String token);

    /**
     * Lets a member in by the identity from now on.
     *
     * @throws ApiException {@code conflict} if it belongs to somebody else
     */
    void link(Caller member, String identity);

    /** The identities that let a member in, the oldest first. */
    List<String> of(Caller member);

    /**
     * Takes the identity away from whoever has it and ends the sessions that it opened; false if nobody has it.
     *
     * @throws ApiException {@code conflict} if its member has no other way in, neither a password nor another identity
     */
    boolean unlink(String identity);
}
