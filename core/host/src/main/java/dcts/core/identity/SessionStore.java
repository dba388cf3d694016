package dcts.core.identity;

import dcts.api.Id;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The SQL of sessions. Tokens are kept as SHA-256 only: 256 random bits need no slow hash. */
final class SessionStore {
    private final Jdbi jdbi;

    record Stored(Session session, long usedAt) {}

    SessionStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    void insert(Id id, byte[] tokenHash, Id account, long now) {
        jdbi.useHandle(handle -> handle.execute(
                "insert into core_session (id, token_hash, account_id, created_at, used_at) values (?, ?, ?, ?, ?)",
                id.value(),
                tokenHash,
                account.value(),
                now,
                now));
    }

    Optional<Stored> byTokenHash(byte[] tokenHash, long usedAfter) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select s.id session_id, s.used_at, a.id, a.login_name, a.display_name, a.owner"
                                + " from core_session s join core_account a on a.id = s.account_id"
                                + " where s.token_hash = :hash and s.used_at > :usedAfter and a.state = 'active'")
                .bind("hash", tokenHash)
                .bind("usedAfter", usedAfter)
                .map((row, context) -> new Stored(
                        new Session(
                                new Id(row.getLong("session_id")),
                                new Account(
                                                new Id(row.getLong("id")),
                                                row.getString("login_name"),
                                                row.getString("display_name"),
                                                row.getInt("owner") == 1)
                                        .caller()),
                        row.getLong("used_at")))
                .findOne());
    }

    void touch(Id id, long now) {
        jdbi.useHandle(handle -> handle.execute("update core_session set used_at = ? where id = ?", now, id.value()));
    }

    void delete(Id id) {
        jdbi.useHandle(handle -> handle.execute("delete from core_session where id = ?", id.value()));
    }

    int deleteUnusedSince(long moment) {
        return jdbi.withHandle(handle -> handle.execute("delete from core_session where used_at < ?", moment));
    }
}
