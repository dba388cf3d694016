package dcts.core.identity;

import dcts.api.ApiException;
import dcts.api.Caller;
import dcts.api.CoreEvents;
import dcts.api.CoreEvents.AccountOf;
import dcts.api.CoreEvents.NewAccount;
import dcts.api.CoreEvents.NewOwner;
import dcts.api.Id;
import dcts.core.audit.AuditEntry;
import dcts.core.audit.AuditStore;
import dcts.core.cache.RuntimeCache;
import dcts.core.db.IdGenerator;
import dcts.core.identity.AccountStore.Stored;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/** The rules of accounts: who can be made, who is let in, who owns the server. */
public final class Accounts {
    private final AccountStore store;
    private final Passwords passwords;
    private final OwnerLink ownerLink = new OwnerLink();
    private final IdGenerator ids;
    private final InstantSource clock;
    private final AuditStore audit;
    private final RuntimeCache<Id, Account> profiles;
    private final UnaryOperator<NewAccount> creating;
    private final Consumer<AccountOf> created;
    private final UnaryOperator<NewOwner> ownerChanging;
    private final Consumer<NewOwner> ownerChanged;

    public Accounts(IdentityParts parts, HashMemory memory) {
        this.store = new AccountStore(parts.jdbi());
        this.passwords = new Passwords(parts.random(), memory);
        this.ids = parts.ids();
        this.clock = parts.clock();
        this.audit = new AuditStore(ids, clock);
        this.profiles = parts.caches().cache("profiles", 20_000);
        this.creating = parts.events().declare(CoreEvents.ACCOUNT_CREATING);
        this.created = parts.events().declare(CoreEvents.ACCOUNT_CREATED);
        this.ownerChanging = parts.events().declare(CoreEvents.OWNER_CHANGING);
        this.ownerChanged = parts.events().declare(CoreEvents.OWNER_CHANGED);
        if (!store.hasOwner()) {
            ownerLink.open(parts.random());
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
     *     name is taken, {@code unavailable} if too many passwords are being hashed, or the refusal of a plugin
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
        var wanted = new NewAccount(registration.canonicalName(), registration.shownName(), Session.BY_PASSWORD);
        String shown = shownName(wanted);
        String hash = passwords.hash(registration.password());
        return insert(new Stored(new Account(ids.next(), wanted.loginName(), shown, owner), hash), null);
    }

    /**
     * Makes an account that is let in by another proof; its login name is made of its id.
     *
     * @throws ApiException {@code conflict} if the identity belongs to somebody meanwhile
     */
    Account createFor(Identity identity, String displayName) {
        String method = identity.method();
        Id id = ids.next();
        // With an id of 19 digits it has 32 characters in all.
        String loginName = method.substring(0, Math.min(method.length(), 12)) + "-" + id;
        String shown = shownName(new NewAccount(loginName, displayName, method));
        var account = new Account(id, loginName, shown, false);
        return insert(new Stored(account, null), identity);
    }

    /** Asks plugins, which may choose another name to be shown and no other to log in by. */
    private String shownName(NewAccount wanted) {
        String shown = creating.apply(wanted).displayName();
        if (shown.isBlank() || shown.length() > Registration.LONGEST_SHOWN_NAME) {
            throw new IllegalStateException("a plugin has replaced a display name by one that does not fit");
        }
        return shown;
    }

    private Account insert(Stored stored, @Nullable Identity identity) {
        Account account = stored.account();
        try {
            store.insert(stored, identity, clock.millis());
        } catch (JdbiException e) {
            if (e.getCause() instanceof SQLIntegrityConstraintViolationException) {
                throw ApiException.conflict();
            }
            throw e;
        }
        created.accept(new AccountOf(account.caller()));
        return account;
    }

    /**
     * Checks a name and a password; takes the same time whether or not the name exists.
     *
     * @throws ApiException {@code unauthorized} if they do not belong together
     */
    public Caller logIn(Credentials credentials) {
        Optional<Stored> stored =
                credentials.possible() ? store.byLoginName(credentials.canonicalName()) : Optional.empty();
        String hash = stored.map(Stored::passwordHash).orElse(null);
        if (stored.isEmpty() || hash == null) {
            passwords.pretend(credentials.password());
            throw ApiException.unauthorized();
        }
        if (!passwords.matches(credentials.password(), hash)) {
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
        String hash =
                store.byLoginName(caller.loginName()).map(Stored::passwordHash).orElse(null);
        return hash != null && passwords.matches(password, hash);
    }

    /**
     * Makes an existing account the owner, in place of the one before.
     *
     * @param by who does it
     * @return the account
     * @throws ApiException {@code not_found} if there is no such account
     */
    public Id makeOwner(String loginName, Caller by) {
        Account account = store.byLoginName(loginName.toLowerCase(Locale.ROOT))
                .orElseThrow(ApiException::notFound)
                .account();
        var change = new NewOwner(account.loginName());
        var unused = ownerChanging.apply(change); // there is nothing in it that could be replaced
        var entry = new AuditEntry(by, "owner.change", account.loginName(), Map.of());
        store.moveOwnership(account.id(), transaction -> audit.note(transaction, entry));
        ownerLink.close();
        profiles.clear();
        ownerChanged.accept(change);
        return account.id();
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
