package dcts.keyauth;

import dcts.api.Caller;
import dcts.api.Logins;
import dcts.keyauth.api.KeyAuth.LogIn;
import dcts.keyauth.api.PublicRsaKey;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The accounts behind the keys, as the host has them. Thread-safe. */
final class HostLogins implements KeyLogins {
    /** Other kinds of keys may follow. */
    private static final String PREFIX = "rsa-sha256:";

    private static final int SHOWN = 8;

    private final Logins logins;
    private final UnaryOperator<LogIn> opening;
    private final Consumer<LogIn> opened;

    /**
     * What the host lets do.
     *
     * @param opening is asked before somebody is let in
     * @param opened is told afterwards
     */
    HostLogins(Logins logins, UnaryOperator<LogIn> opening, Consumer<LogIn> opened) {
        this.logins = logins;
        this.opening = opening;
        this.opened = opened;
    }

    @Override
    public Session open(PublicRsaKey key) {
        LogIn logIn = opening.apply(new LogIn(key.fingerprint()));
        String name = "key-" + key.fingerprint().substring(0, SHOWN);
        Logins.Opened session = logins.open(PREFIX + key.fingerprint(), name);
        opened.accept(logIn);
        return new Session(session.token(), key.fingerprint(), session.expires());
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
