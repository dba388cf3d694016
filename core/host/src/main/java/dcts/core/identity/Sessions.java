package dcts.core.identity;

import dcts.api.ApiException;
import dcts.api.Caller;
import dcts.api.Id;
import dcts.core.cache.Caches;
import dcts.core.cache.RuntimeCache;
import dcts.core.db.IdGenerator;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jdbi.v3.core.Jdbi;

/** The rules of sessions: a token is given at log-in and holds until log-out or {@link #LIFETIME} without use. */
public final class Sessions {
    /** How long a session holds without use. */
    public static final Duration LIFETIME = Duration.ofDays(60);
    /** Whoever is not let in may ask again after this. */
    private static final Duration RETRY_AFTER = Duration.ofMinutes(1);
    /** Use is noted this seldom, so that a session costs no write while it is in use. */
    private static final Duration TOUCH_EVERY = Duration.ofHours(12);

    private final SessionStore store;
    private final SecureRandom random;
    private final IdGenerator ids;
    private final InstantSource clock;
    private final RuntimeCache<String, SessionStore.Stored> byTokenHash;
    private volatile boolean ownerOnly;
    private final List<Consumer<Predicate<Session>>> endListeners = new CopyOnWriteArrayList<>();

    public Sessions(Jdbi jdbi, SecureRandom random, IdGenerator ids, InstantSource clock, Caches caches) {
        this.store = new SessionStore(jdbi);
        this.random = random;
        this.ids = ids;
        this.clock = clock;
        this.byTokenHash = caches.cache("sessions", 20_000);
        store.deleteUnusedSince(clock.millis() - LIFETIME.toMillis());
    }

    /** Is told which sessions have ended, so that their connections can be closed. */
    public void onEnd(Consumer<Predicate<Session>> listener) {
        endListeners.add(listener);
    }

    /** Lets in nobody but the owner, for as long as the server runs. */
    public void admitOwnerOnly() {
        ownerOnly = true;
    }

    /**
     * Demands that people with these rights are let in now.
     *
     * @throws ApiException {@code unavailable} if they are not
     */
    public void requireAdmitted(boolean owner) {
        if (ownerOnly && !owner) {
            throw ApiException.unavailable(RETRY_AFTER);
        }
    }

    /**
     * Opens a session and returns its token, which is stored nowhere.
     *
     * @throws ApiException {@code unavailable} if only the owner is let in
     */
    public String open(Caller caller) {
        requireAdmitted(caller.owner());
        String token = Token.create(random);
        store.insert(ids.next(), Token.hash(token), caller.userId(), clock.millis());
        return token;
    }

    /**
     * The session that the token belongs to.
     *
     * @throws ApiException {@code unavailable} if it is good, but only the owner is let in
     */
    public Optional<Session> find(String token) {
        if (!Token.wellFormed(token)) {
            return Optional.empty();
        }
        long now = clock.millis();
        long usedAfter = now - LIFETIME.toMillis();
        String key = Token.hexHash(token);
        return byTokenHash
                .get(key, k -> store.byTokenHash(Token.hash(token), usedAfter))
                .filter(stored -> stored.usedAt() > usedAfter)
                .map(stored -> admitted(key, stored, now));
    }

    private Session admitted(String key, SessionStore.Stored stored, long now) {
        requireAdmitted(stored.session().caller().owner());
        if (now - stored.usedAt() > TOUCH_EVERY.toMillis()) {
            store.touch(stored.session().id(), now);
            byTokenHash.put(key, new SessionStore.Stored(stored.session(), now));
        }
        return stored.session();
    }

    /** Ends one session: its token is dead when this returns, and its connections are closed. */
    public void end(Id id) {
        store.delete(id);
        byTokenHash.dropIf(stored -> stored.session().id().equals(id));
        endListeners.forEach(listener -> listener.accept(session -> session.id().equals(id)));
    }

    /** Forgets what is known of callers whose account has changed; their connections are closed and come back. */
    public void refresh(Predicate<Caller> changed) {
        byTokenHash.dropIf(stored -> changed.test(stored.session().caller()));
        endListeners.forEach(listener -> listener.accept(session -> changed.test(session.caller())));
    }
}
