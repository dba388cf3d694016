package dcts.core.identity;

import dcts.api.ApiException;
import dcts.api.Caller;
import dcts.api.CoreEvents;
import dcts.api.CoreEvents.AccountOf;
import dcts.api.CoreEvents.LogIn;
import dcts.api.Id;
import dcts.api.MemberState;
import dcts.core.cache.RuntimeCache;
import dcts.core.db.IdGenerator;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The rules of sessions: a token is given at log-in and holds until log-out or {@link #LIFETIME} without use. */
public final class Sessions {
    /** How long a session holds without use. */
    public static final Duration LIFETIME = Duration.ofDays(60);
    /** Whoever is not let in may ask again after this. */
    private static final Duration RETRY_AFTER = Duration.ofMinutes(1);
    /** Use is noted this seldom, so that a session costs no write while it is in use. */
    private static final Duration TOUCH_EVERY = Duration.ofHours(12);

    private final SessionStore store;
    private final MemberStates states;
    private final SecureRandom random;
    private final IdGenerator ids;
    private final InstantSource clock;
    private final RuntimeCache<String, SessionStore.Stored> byTokenHash;
    private final UnaryOperator<LogIn> opening;
    private final Consumer<LogIn> opened;
    private final UnaryOperator<AccountOf> closing;
    private final Consumer<AccountOf> closed;
    private volatile boolean ownerOnly;
    private final List<Consumer<Predicate<Session>>> endListeners = new CopyOnWriteArrayList<>();

    public Sessions(IdentityParts parts, MemberStates states) {
        this.states = states;
        this.store = new SessionStore(parts.jdbi());
        this.random = parts.random();
        this.ids = parts.ids();
        this.clock = parts.clock();
        this.byTokenHash = parts.caches().cache("sessions", 20_000);
        this.opening = parts.events().declare(CoreEvents.SESSION_OPENING);
        this.opened = parts.events().declare(CoreEvents.SESSION_OPENED);
        this.closing = parts.events().declare(CoreEvents.SESSION_CLOSING);
        this.closed = parts.events().declare(CoreEvents.SESSION_CLOSED);
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

    /** Whether everybody is let in, and not the owner only. */
    public boolean admitsAll() {
        return !ownerOnly;
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
     * Opens a session for somebody with the right password and returns its token, which is stored nowhere.
     *
     * @throws ApiException {@code forbidden} if he is banned, {@code unavailable} if only the owner is let in, or the
     *     refusal of a plugin
     */
    public String open(Caller caller) {
        return open(caller, null).token();
    }

    /**
     * A session that was just opened.
     *
     * @param token the secret that names it
     * @param at its lifetime begins
     */
    record Begun(String token, long at) {
        /** Keeps the token out of logs. */
        @Override
        public String toString() {
            return "Begun[" + at + "]";
        }
    }

    Begun open(Caller caller, @Nullable Identity identity) {
        requireAdmitted(caller.owner());
        if (states.of(caller.userId()) == MemberState.BANNED) {
            throw ApiException.forbidden();
        }
        var logIn = new LogIn(caller, identity == null ? Session.BY_PASSWORD : identity.method());
        var unused = opening.apply(logIn); // there is nothing in it that could be replaced
        String token = Token.create(random);
        var session = new Session(ids.next(), caller);
        long now = clock.millis();
        if (!store.insert(new SessionStore.Stored(session, now, identity), Token.hash(token))) {
            throw ApiException.unauthorized();
        }
        opened.accept(logIn);
        return new Begun(token, now);
    }

    /**
     * The session that the token belongs to.
     *
     * @throws ApiException {@code unavailable} if it is good, but only the owner is let in
     */
    public Optional<Session> find(String token) {
        return stored(token).map(SessionStore.Stored::session);
    }

    /** The same with what let the member in. */
    Optional<SessionStore.Stored> stored(String token) {
        if (!Token.wellFormed(token)) {
            return Optional.empty();
        }
        long now = clock.millis();
        long usedAfter = now - LIFETIME.toMillis();
        String key = Token.hexHash(token);
        return byTokenHash
                .get(key, k -> store.byTokenHash(Token.hash(token), usedAfter))
                .filter(stored -> stored.usedAt() > usedAfter)
                .flatMap(stored -> admitted(key, stored, now));
    }

    private Optional<SessionStore.Stored> admitted(String key, SessionStore.Stored stored, long now) {
        requireAdmitted(stored.session().caller().owner());
        if (now - stored.usedAt() > TOUCH_EVERY.toMillis()) {
            if (!store.touch(stored.session().id(), now)) {
                byTokenHash.drop(key);
                return Optional.empty();
            }
            // Only in place of what was there: it may have ended since.
            byTokenHash.replace(key, stored, new SessionStore.Stored(stored.session(), now, stored.identity()));
        }
        return Optional.of(stored);
    }

    /**
     * Ends one session: its token is dead when this returns, and its connections are closed.
     *
     * @throws ApiException the refusal of a plugin
     */
    public void end(Session session) {
        var account = new AccountOf(session.caller());
        var unused = closing.apply(account); // there is nothing in it that could be replaced
        end(session.id());
        closed.accept(account);
    }

    private void end(Id id) {
        store.delete(id);
        forget(Set.of(id));
    }

    /** Forgets sessions whose rows are gone, and closes their connections. */
    void forget(Collection<Id> ended) {
        Set<Id> gone = Set.copyOf(ended);
        byTokenHash.dropIf(stored -> gone.contains(stored.session().id()));
        endListeners.forEach(listener -> listener.accept(session -> gone.contains(session.id())));
    }

    /** Forgets what is known of callers whose account has changed; their connections are closed and come back. */
    public void refresh(Predicate<Caller> changed) {
        byTokenHash.dropIf(stored -> changed.test(stored.session().caller()));
        endListeners.forEach(listener -> listener.accept(session -> changed.test(session.caller())));
    }
}
