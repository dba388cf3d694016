package dcts.core.identity;

import dcts.api.Id;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The SQL of sessions. Tokens are kept as SHA-256 only: 256 random bits need no slow hash. */
final class SessionStore {
    private final Jdbi jdbi;

    /**
     * A session as it is stored.
     *
     * @param identity what let the member in; null if it was the password
     */
    record Stored(Session session, long usedAt, @Nullable Identity identity) {}

    SessionStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Stores a session; false if the identity that lets the member in was taken away meanwhile. */
    boolean insert(Stored session, byte[] tokenHash) {
        return jdbi.inTransaction(handle -> {
            Identity identity = session.identity;
            if (identity != null && !locked(handle, identity)) {
                return false;
            }
            handle.execute(
                    "insert into core_session (id, token_hash, account_id, created_at, used_at, method, identity)"
                            + " values (?, ?, ?, ?, ?, ?, ?)",
                    session.session.id().value(),
                    tokenHash,
                    session.session.caller().userId().value(),
                    session.usedAt,
                    session.usedAt,
                    identity == null ? null : identity.method(),
                    identity == null ? null : identity.value());
            return true;
        });
    }

    /** Locked, so that it is not taken away before its session can be ended with it. */
    private static boolean locked(Handle handle, Identity identity) {
        return handle.createQuery(
                        "select 1 from core_identity where method = :method and identity = :identity for update")
                .bind("method", identity.method())
                .bind("identity", identity.value())
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
    }

    Optional<Stored> byTokenHash(byte[] tokenHash, long usedAfter) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select s.id session_id, s.used_at, s.method, s.identity, a.id, a.login_name, a.display_name, a.owner"
                                + " from core_session s join core_account a on a.id = s.account_id"
                                + " where s.token_hash = :hash and s.used_at > :usedAfter and a.state <> 'banned'")
                .bind("hash", tokenHash)
                .bind("usedAfter", usedAfter)
                .map((row, context) -> new Stored(
                        new Session(
                                new Id(row.getLong("session_id")),
                                AccountStore.account(row).caller()),
                        row.getLong("used_at"),
                        identity(row)))
                .findOne());
    }

    private static @Nullable Identity identity(ResultSet row) throws SQLException {
        String method = row.getString("method");
        return method == null ? null : new Identity(method, row.getString("identity"));
    }

    /** Notes that it was used; false if it has ended. */
    boolean touch(Id id, long now) {
        return jdbi.withHandle(
                        handle -> handle.execute("update core_session set used_at = ? where id = ?", now, id.value()))
                > 0;
    }

    void delete(Id id) {
        jdbi.useHandle(handle -> handle.execute("delete from core_session where id = ?", id.value()));
    }

    int deleteUnusedSince(long moment) {
        return jdbi.withHandle(handle -> handle.execute("delete from core_session where used_at < ?", moment));
    }
}
