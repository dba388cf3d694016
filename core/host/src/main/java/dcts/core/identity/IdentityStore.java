package dcts.core.identity;

import java.util.Optional;
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

    boolean delete(Identity identity) {
        return jdbi.withHandle(handle -> handle.execute(
                        "delete from core_identity where method = ? and identity = ?",
                        identity.method(),
                        identity.value())
                > 0);
    }
}
