package dcts.core.identity;

import dcts.api.ApiException;
import dcts.api.Id;
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
    void insert(Identity identity, Id account, long now) {
        jdbi.useHandle(handle -> insert(handle, identity, account, now));
    }

    /** The same in a transaction of somebody else. */
    static void insert(Handle handle, Identity identity, Id account, long now) {
        handle.execute(
                "insert into core_identity (method, identity, account_id, created_at) values (?, ?, ?, ?)",
                identity.method(),
                identity.value(),
                account.value(),
                now);
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

    /** Takes all identities of a method away with the sessions that they have opened; tells which sessions these were. */
    List<Id> deleteAllOf(String method) {
        return jdbi.inTransaction(handle -> {
            handle.execute("delete from core_identity where method = ?", method);
            return endSessions(handle, "method = ?", method);
        });
    }

    /**
     * Takes an identity away with the sessions that it has opened; tells which sessions these were, or nothing if nobody
     * has the identity.
     *
     * @throws ApiException {@code conflict} if nothing else lets its member in
     */
    Optional<List<Id>> delete(Identity identity) {
        return jdbi.inTransaction(handle -> {
            Optional<Long> owner = lockedOwner(handle, identity);
            if (owner.isEmpty()) {
                return Optional.empty();
            }
            if (waysIn(handle, owner.get()) < 2) {
                throw ApiException.conflict();
            }
            handle.execute(
                    "delete from core_identity where method = ? and identity = ?", identity.method(), identity.value());
            return Optional.of(endSessions(handle, "method = ? and identity = ?", identity.method(), identity.value()));
        });
    }

    private static List<Id> endSessions(Handle handle, String condition, Object... values) {
        List<Id> ended = handle
                .select("select id from core_session where " + condition + " for update", values)
                .mapTo(Long.class)
                .stream()
                .map(Id::new)
                .toList();
        handle.execute("delete from core_session where " + condition, values);
        return ended;
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
