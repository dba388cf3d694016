package dcts.core.identity;

import dcts.api.ApiException;
import dcts.api.Caller;
import dcts.api.Id;
import dcts.api.Logins;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;

/** Lets members in whom a plugin has recognised; each plugin sees its own identities only. */
public final class IdentityLogins {
    private static final int MAX_IDENTITY = 255;
    private static final int MAX_NAME = 64;

    private final Accounts accounts;
    private final Sessions sessions;
    private final IdentityStore store;
    private final InstantSource clock;

    public IdentityLogins(IdentityParts parts, Accounts accounts, Sessions sessions) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.store = new IdentityStore(parts.jdbi());
        this.clock = parts.clock();
    }

    /**
     * The way in that a plugin guards.
     *
     * @param check asked before each use whether it may still be used
     */
    public Logins of(String pluginId, Runnable check) {
        return new OfPlugin(pluginId, check);
    }

    /** Forgets whom a plugin lets in, and ends the sessions that it has opened; the accounts stay. */
    public void forgetAllOf(String pluginId) {
        sessions.forget(store.deleteAllOf(pluginId));
    }

    private final class OfPlugin implements Logins {
        private final String method;
        private final Runnable check;

        OfPlugin(String method, Runnable check) {
            this.method = method;
            this.check = check;
        }

        @Override
        public Optional<Caller> find(String identity) {
            return store.account(identity(identity)).map(Account::caller);
        }

        @Override
        public Opened open(String identity, String displayName) {
            Identity shown = identity(identity);
            if (displayName.isBlank() || displayName.length() > MAX_NAME) {
                throw ApiException.invalid("displayName");
            }
            Optional<Account> known = store.account(shown);
            if (known.isEmpty()) {
                sessions.requireAdmitted(false);
            }
            return known.map(account -> opened(account, shown, false)).orElseGet(() -> create(shown, displayName));
        }

        private Opened create(Identity identity, String displayName) {
            Account made;
            try {
                made = accounts.createFor(identity, displayName.strip());
            } catch (ApiException refusal) {
                // Another log-in with the same identity may have been faster.
                return opened(store.account(identity).orElseThrow(() -> refusal), identity, false);
            }
            return opened(made, identity, true);
        }

        private Opened opened(Account account, Identity identity, boolean created) {
            Sessions.Begun begun = sessions.open(account.caller(), identity);
            Instant expires = Instant.ofEpochMilli(begun.at()).plus(Sessions.LIFETIME);
            return new Opened(account.caller(), begun.token(), expires, created);
        }

        @Override
        public Optional<Open> session(String token) {
            check.run();
            return sessions.stored(token).flatMap(stored -> {
                Identity identity = stored.identity();
                if (identity == null || !identity.method().equals(method)) {
                    return Optional.empty();
                }
                Instant expires = Instant.ofEpochMilli(stored.usedAt()).plus(Sessions.LIFETIME);
                return Optional.of(new Open(stored.session().caller(), identity.value(), expires));
            });
        }

        @Override
        public void link(Caller member, String identity) {
            Identity linked = identity(identity);
            try {
                store.insert(linked, member.userId(), clock.millis());
            } catch (JdbiException e) {
                boolean theirs = store.account(linked)
                        .filter(account -> account.id().equals(member.userId()))
                        .isPresent();
                if (!theirs && e.getCause() instanceof SQLIntegrityConstraintViolationException) {
                    throw ApiException.conflict();
                } else if (!theirs) {
                    throw e;
                }
            }
        }

        @Override
        public List<String> of(Caller member) {
            check.run();
            return store.identities(method, member.userId().value());
        }

        @Override
        public boolean unlink(String identity) {
            Identity gone = identity(identity);
            Optional<List<Id>> ended = store.delete(gone);
            ended.ifPresent(sessions::forget);
            return ended.isPresent();
        }

        private Identity identity(String value) {
            check.run();
            if (value.isEmpty() || value.length() > MAX_IDENTITY) {
                throw new IllegalArgumentException("an identity has 1 to " + MAX_IDENTITY + " characters");
            }
            return new Identity(method, value);
        }
    }
}
