package dcts.core.identity;

import dcts.api.Id;
import dcts.api.MemberState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The SQL of accounts. */
final class AccountStore {
    private static final String FIELDS = "id, login_name, display_name, owner";

    private final Jdbi jdbi;

    /**
     * An account with the hash of its password.
     *
     * @param passwordHash never leaves this package; null if the account is let in by another proof
     */
    record Stored(Account account, @Nullable String passwordHash) {
        @Override
        public String toString() {
            return account.toString();
        }
    }

    AccountStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * Stores an account.
     *
     * @param identity lets it in from now on; null if a password does
     */
    void insert(Stored stored, @Nullable Identity identity, long now) {
        Account account = stored.account;
        jdbi.useTransaction(handle -> {
            handle.createUpdate("insert into core_account"
                            + " (id, login_name, display_name, password_hash, owner, created_at)"
                            + " values (:id, :loginName, :displayName, :passwordHash, :owner, :now)")
                    .bind("id", account.id().value())
                    .bind("loginName", account.loginName())
                    .bind("displayName", account.displayName())
                    .bind("passwordHash", stored.passwordHash)
                    .bind("owner", account.owner() ? 1 : null)
                    .bind("now", now)
                    .execute();
            if (identity != null) {
                IdentityStore.insert(handle, identity, account.id(), now);
            }
        });
    }

    Optional<Stored> byLoginName(String loginName) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select " + FIELDS + ", password_hash from core_account where login_name = :loginName")
                .bind("loginName", loginName)
                .map((row, context) -> new Stored(account(row), row.getString("password_hash")))
                .findOne());
    }

    List<Account> byIds(Collection<Id> ids) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select " + FIELDS + " from core_account where id in (<ids>)")
                        .bindList("ids", ids.stream().map(Id::value).toList())
                        .map((row, context) -> account(row))
                        .list());
    }

    boolean hasOwner() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from core_account where owner = 1")
                        .mapTo(Integer.class)
                        .one()
                > 0);
    }

    /**
     * Makes this account the only owner.
     *
     * @param witness writes it down in the same transaction
     */
    void moveOwnership(Id to, Consumer<Handle> witness) {
        jdbi.useTransaction(handle -> {
            handle.execute("update core_account set owner = null where owner = 1");
            handle.execute("update core_account set owner = 1, state = 'active' where id = ?", to.value());
            witness.accept(handle);
        });
    }

    /** The states of those who are not active. */
    Map<Id, MemberState> notActive() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select id, state from core_account where state <> 'active'")
                .reduceRows(new HashMap<>(), (found, row) -> {
                    found.put(
                            new Id(row.getColumn("id", Long.class)),
                            MemberStates.state(row.getColumn("state", String.class)));
                    return found;
                }));
    }

    /**
     * Changes the state of an account; false if it owns the server. The sessions of who is banned are gone with it.
     *
     * @param witness writes it down in the same transaction
     */
    boolean setState(Id id, MemberState state, Consumer<Handle> witness) {
        return jdbi.inTransaction(handle -> {
            int changed = handle.execute(
                    "update core_account set state = ? where id = ? and owner is null",
                    MemberStates.word(state),
                    id.value());
            if (changed == 0) {
                return false;
            }
            if (state == MemberState.BANNED) {
                handle.execute("delete from core_session where account_id = ?", id.value());
            }
            witness.accept(handle);
            return true;
        });
    }

    static Account account(ResultSet row) throws SQLException {
        return new Account(
                new Id(row.getLong("id")),
                row.getString("login_name"),
                row.getString("display_name"),
                row.getInt("owner") == 1);
    }
}
