package dcts.keyauth;

import dcts.api.ApiException;
import dcts.keyauth.api.PublicRsaKey;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Sessions as long as the test runs. */
final class MemoryLogins implements KeyLogins {
    private final InstantSource clock;
    private final Map<String, Session> sessions = new HashMap<>();
    private final Set<PublicRsaKey> banned = new HashSet<>();

    MemoryLogins(InstantSource clock) {
        this.clock = clock;
    }

    void ban(PublicRsaKey key) {
        banned.add(key);
    }

    int opened() {
        return sessions.size();
    }

    @Override
    public Session open(PublicRsaKey key) {
        if (banned.contains(key)) {
            throw ApiException.forbidden();
        }
        var session = new Session(
                UUID.randomUUID().toString(), key.fingerprint(), clock.instant().plus(Duration.ofDays(30)));
        sessions.put(session.sessionId(), session);
        return session;
    }

    @Override
    public Optional<Session> find(String sessionId) {
        return Optional.ofNullable(sessions.get(sessionId))
                .filter(session -> session.expiresAt().isAfter(clock.instant()));
    }
}
