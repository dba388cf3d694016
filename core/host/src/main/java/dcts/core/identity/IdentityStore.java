package dcts.core.identity;

import dcts.api.ApiException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The SQL of what lets members in other than a password. */
final class IdentityStore {
    private final Jdbi jdbi;

    IdentityStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    Optional<Account> account(Identity identity) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select a.id, a.login_name, a.display_name, a.owner from core_identity i"
                                + " join core_account a on a.id = i.account_id"
                                + " where i.method = :method and i.identity = :identity and a.state = 'active'")
                        .bind("method", identity.method())
                        .bind("identity", identity.value())
                        .map((row, context) -> AccountStore.account(row))
                        .findOne());
    }

    /** Fails with a broken constraint if it belongs to somebody. */
    void insert(Identity identity, long account, long now) {
        jdbi.useHandle(handle -> handle.execute(
                "insert into core_identity (method, identity, account_id, created_at) values (?, ?, ?, ?)",
                identity.method(),
                identity.value(),
                account,
                now));
    }

    /** The oldest first. */
    List<String> identities(String method, long account) {
        return jdbi.withHandle(handle -> handle.createQuery("select identity from core_identity"
                        + " where method = :method and account_id = :account order by created_at, identity")
                .bind("method", method)
                .bind("account", account)
                .mapTo(String.class)
                .list());
    }

    /**
     * Takes it away; false if nobody has it.
     *
     * @throws ApiException {@code conflict} if nothing else lets its member in
     */
    void deleteAllOf(String method) {
        jdbi.useHandle(handle -> handle.execute("delete from core_identity where method = ?", method));
    }

    boolean delete(Identity identity) {
        return jdbi.inTransaction(handle -> {
            Optional<Long> owner = lockedOwner(handle, identity);
            if (owner.isEmpty()) {
                return false;
            }
            if (waysIn(handle, owner.get()) < 2) {
                throw ApiException.conflict();
            }
            handle.execute(
                    "delete from core_identity where method = ? and identity = ?", identity.method(), identity.value());
            return true;
        });
    }

    /** Locked, so that of two ways in only one can be taken away at a time. */
    private static Optional<Long> lockedOwner(Handle handle, Identity identity) {
        return handle.createQuery("select a.id from core_identity i join core_account a on a.id = i.account_id"
                        + " where i.method = :method and i.identity = :identity for update")
                .bind("method", identity.method())
                .bind("identity", identity.value())
                .mapTo(Long.class)
                .findOne();
    }

    private static int waysIn(Handle handle, long account) {
        return handle.createQuery("select (select count(*) from core_identity where account_id = :account)"
                        + " + (select count(*) from core_account where id = :account and password_hash is not null)")
                .bind("account", account)
                .mapTo(Integer.class)
                .one();
    }
}
