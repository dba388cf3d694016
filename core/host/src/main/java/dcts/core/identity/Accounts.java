package dcts.core.identity;

import dcts.api.ApiException;
import dcts.api.Caller;
import dcts.api.Id;
import dcts.core.audit.AuditEntry;
import dcts.core.audit.AuditStore;
import dcts.core.cache.Caches;
import dcts.core.cache.RuntimeCache;
import dcts.core.db.IdGenerator;
import java.security.SecureRandom;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** The rules of accounts: who can be made, who is let in, who owns the server. */
public final class Accounts {
    private final AccountStore store;
    private final Passwords passwords;
    private final OwnerLink ownerLink = new OwnerLink();
    private final IdGenerator ids;
    private final InstantSource clock;
    private final AuditStore audit;
    private final RuntimeCache<Id, Account> profiles;

    public Accounts(
            Jdbi jdbi, SecureRandom random, IdGenerator ids, InstantSource clock, Caches caches, HashMemory memory) {
        this.store = new AccountStore(jdbi);
        this.passwords = new Passwords(random, memory);
        this.ids = ids;
        this.clock = clock;
        this.audit = new AuditStore(ids, clock);
        this.profiles = caches.cache("profiles", 20_000);
        if (!store.hasOwner()) {
            ownerLink.open(random);
        }
    }

    /** The link that makes an owner; closed once there is one. */
    public OwnerLink ownerLink() {
        return ownerLink;
    }

    /** Whether somebody owns the server. */
    public boolean hasOwner() {
        return store.hasOwner();
    }

    /**
     * Makes an account.
     *
     * @throws ApiException {@code invalid} at {@code invite} if the secret is not a valid one, {@code conflict} if the
     *     name is taken, {@code unavailable} if too many passwords are being hashed
     */
    public Caller register(Registration registration) {
        String invite = registration.invite();
        if (invite == null) {
            return create(registration, false).caller();
        }
        if (!ownerLink.take(invite)) {
            throw ApiException.invalid("invite");
        }
        boolean done = false;
        try {
            Caller owner = create(registration, true).caller();
            done = true;
            return owner;
        } finally {
            if (!done) {
                ownerLink.giveBack(invite);
            }
        }
    }

    private Account create(Registration registration, boolean owner) {
        String hash = passwords.hash(registration.password());
        var account = new Account(ids.next(), registration.canonicalName(), registration.shownName(), owner);
        try {
            store.insert(account, hash, clock.millis());
        } catch (JdbiException e) {
            if (e.getCause() instanceof SQLIntegrityConstraintViolationException) {
                throw ApiException.conflict();
            }
            throw e;
        }
        return account;
    }

    /**
     * Checks a name and a password; takes the same time whether or not the name exists.
     *
     * @throws ApiException {@code unauthorized} if they do not belong together
     */
    public Caller logIn(Credentials credentials) {
        Optional<AccountStore.Stored> stored =
                credentials.possible() ? store.byLoginName(credentials.canonicalName()) : Optional.empty();
        if (stored.isEmpty()) {
            passwords.pretend(credentials.password());
            throw ApiException.unauthorized();
        }
        if (!passwords.matches(credentials.password(), stored.get().passwordHash())) {
            throw ApiException.unauthorized();
        }
        return stored.get().account().caller();
    }

    /**
     * Whether somebody who is logged in knows the password of his account, which a stolen session does not.
     *
     * @throws ApiException {@code unavailable} if too many passwords are being hashed
     */
    public boolean isPasswordOf(Caller caller, String password) {
        Optional<AccountStore.Stored> stored = store.byLoginName(caller.loginName());
        return stored.isPresent() && passwords.matches(password, stored.get().passwordHash());
    }

    /**
     * Makes an existing account the owner, in place of the one before.
     *
     * @param by who does it
     * @throws ApiException {@code not_found} if there is no such account
     */
    public void makeOwner(String loginName, Caller by) {
        Account account = store.byLoginName(loginName.toLowerCase(Locale.ROOT))
                .orElseThrow(ApiException::notFound)
                .account();
        var entry = new AuditEntry(by, "owner.change", account.loginName(), Map.of());
        store.moveOwnership(account.id(), transaction -> audit.note(transaction, entry));
        ownerLink.close();
        profiles.clear();
    }

    /** What is known of these accounts; unknown ids are left out. */
    public List<Account> profiles(Collection<Id> wanted) {
        Map<Id, Account> found = profiles.present(wanted);
        List<Id> missing =
                wanted.stream().filter(id -> !found.containsKey(id)).distinct().toList();
        List<Account> result = new ArrayList<>(found.values());
        if (!missing.isEmpty()) {
            List<Account> loaded = store.byIds(missing);
            loaded.forEach(account -> profiles.put(account.id(), account));
            result.addAll(loaded);
        }
        return result;
    }
}
