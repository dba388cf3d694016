package dcts.keyauth;

import dcts.api.Caller;
import dcts.api.Logins;
import dcts.keyauth.api.PublicRsaKey;
import java.util.List;
import java.util.Optional;

/** The accounts behind the keys, as the host has them. Thread-safe. */
final class HostLogins implements KeyLogins {
    /** Other kinds of keys may follow. */
    private static final String PREFIX = "rsa-sha256:";

    private static final int SHOWN = 8;

    private final Logins logins;

    HostLogins(Logins logins) {
        this.logins = logins;
    }

    @Override
    public Session open(PublicRsaKey key) {
        String name = "key-" + key.fingerprint().substring(0, SHOWN);
        Logins.Opened opened = logins.open(PREFIX + key.fingerprint(), name);
        return new Session(opened.token(), key.fingerprint(), opened.expires());
    }

    @Override
    public Optional<Session> find(String sessionId) {
        return logins.session(sessionId)
                .map(open -> new Session(sessionId, fingerprint(open.identity()), open.expires()));
    }

    /** The fingerprints of a member's keys, the oldest first. */
    List<String> of(Caller member) {
        return logins.of(member).stream().map(HostLogins::fingerprint).toList();
    }

    /**
     * Lets a member in by the key from now on.
     *
     * @throws dcts.api.ApiException {@code conflict} if it is somebody else's
     */
    void link(Caller member, PublicRsaKey key) {
        logins.link(member, PREFIX + key.fingerprint());
    }

    /**
     * Lets nobody in by the key any more, and ends the sessions that it opened.
     *
     * @throws dcts.api.ApiException {@code conflict} if its owner has no other way in
     */
    void unlink(String fingerprint) {
        logins.unlink(PREFIX + fingerprint);
    }

    private static String fingerprint(String identity) {
        return identity.substring(PREFIX.length());
    }
}
