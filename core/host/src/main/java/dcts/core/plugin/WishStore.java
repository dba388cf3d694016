package dcts.core.plugin;

import dcts.api.Caller;
import dcts.core.audit.AuditEntry;
import dcts.core.audit.AuditStore;
import dcts.core.plugin.Wish.Admitted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What the owner wishes of plugins, and which archives were admitted. Whatever was never asked about runs. */
final class WishStore {
    private final Jdbi jdbi;
    private final AuditStore audit;
    private final InstantSource clock;

    WishStore(Jdbi jdbi, AuditStore audit, InstantSource clock) {
        this.jdbi = jdbi;
        this.audit = audit;
        this.clock = clock;
    }

    /** All plugins that anything was ever wished of. */
    List<Wish> all() {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        select p.id, p.enabled, p.changed_at,
                               w.sha256 as w_sha256, w.version as w_version, w.admitted_at as w_at,
                               b.sha256 as b_sha256, b.version as b_version, b.admitted_at as b_at
                        from core_plugin p
                        left join core_plugin_archive w on w.sha256 = p.wished_sha256
                        left join core_plugin_archive b on b.sha256 = p.previous_sha256
                        order by p.id""").map((row, context) -> wish(row)).list());
    }

    Optional<Wish> of(String id) {
        return all().stream().filter(wish -> wish.id().equals(id)).findFirst();
    }

    /** Wishes plugins to run; those that are so already are left alone. */
    void enable(Collection<String> ids, Caller by) {
        jdbi.useTransaction(handle -> ids.forEach(id -> {
            if (handle.execute(
                            "update core_plugin set enabled = 1, changed_at = ? where id = ? and enabled = 0",
                            clock.millis(),
                            id)
                    > 0) {
                audit.note(handle, new AuditEntry(by, "plugin.enable", id, Map.of()));
            }
        }));
    }

    /** Wishes a plugin not to run. */
    void disable(String id, boolean withDependants, Caller by) {
        jdbi.useTransaction(handle -> {
            switchOff(handle, id);
            audit.note(handle, new AuditEntry(by, "plugin.disable", id, Map.of("withDependants", "" + withDependants)));
        });
    }

    /** Lets a plugin end that is about to be removed, which is what the trail will tell. */
    void suspend(String id) {
        jdbi.useHandle(handle -> switchOff(handle, id));
    }

    private void switchOff(Handle handle, String id) {
        handle.execute(
                "insert into core_plugin (id, enabled, changed_at) values (?, 0, ?)"
                        + " on duplicate key update enabled = 0, changed_at = value(changed_at)",
                id,
                clock.millis());
    }

    /**
     * Admits an archive and wishes it to run, unless the plugin was there and switched off; what was wished before is kept
     * as the previous one, and nothing older.
     *
     * @param before the version that runs now, if any does
     */
    void admit(ArchiveReport archive, Manifest manifest, Optional<String> before, Caller by) {
        String id = manifest.id();
        jdbi.useTransaction(handle -> {
            handle.execute(
                    "replace into core_plugin_archive values (?, ?, ?, ?, ?, ?, ?)",
                    archive.sha256(),
                    id,
                    manifest.version(),
                    String.join(" ", manifest.wanted()),
                    archive.size(),
                    clock.millis(),
                    by.userId().value());
            handle.execute(
                    "insert into core_plugin (id, enabled, changed_at, wished_sha256) values (?, 1, ?, ?)"
                            + " on duplicate key update previous_sha256 = wished_sha256,"
                            + " wished_sha256 = value(wished_sha256), changed_at = value(changed_at)",
                    id,
                    clock.millis(),
                    archive.sha256());
            forgetOthers(handle, id);
            var detail = Map.of("sha256", archive.sha256(), "version", manifest.version(), "before", before.orElse(""));
            audit.note(
                    handle, new AuditEntry(by, before.isPresent() ? "plugin.upgrade" : "plugin.install", id, detail));
        });
    }

    /** Lets the wished and the previous archive change places. */
    void rollBack(Wish wish, Caller by) {
        jdbi.useTransaction(handle -> {
            handle.execute(
                    "update core_plugin set wished_sha256 = ?, previous_sha256 = ?, changed_at = ? where id = ?",
                    sha256(wish.previous()),
                    sha256(wish.archive()),
                    clock.millis(),
                    wish.id());
            var detail = Map.of("from", version(wish.archive()), "to", version(wish.previous()));
            audit.note(handle, new AuditEntry(by, "plugin.rollback", wish.id(), detail));
        });
    }

    /** Forgets a plugin and its archives. */
    void remove(Wish wish, boolean dataDropped, Caller by) {
        jdbi.useTransaction(handle -> {
            handle.execute("delete from core_plugin where id = ?", wish.id());
            handle.execute("delete from core_plugin_archive where plugin = ?", wish.id());
            var detail = Map.of("version", version(wish.archive()), "data", dataDropped ? "drop" : "keep");
            audit.note(handle, new AuditEntry(by, "plugin.remove", wish.id(), detail));
        });
    }

    private static void forgetOthers(Handle handle, String id) {
        handle.execute(
                "delete a from core_plugin_archive a join core_plugin p on p.id = a.plugin where a.plugin = ?"
                        + " and not (a.sha256 <=> p.wished_sha256) and not (a.sha256 <=> p.previous_sha256)",
                id);
    }

    private static String version(@Nullable Admitted archive) {
        return archive == null ? "shipped" : archive.version();
    }

    private static @Nullable String sha256(@Nullable Admitted archive) {
        return archive == null ? null : archive.sha256();
    }

    private static Wish wish(ResultSet row) throws SQLException {
        return new Wish(
                row.getString("id"),
                row.getBoolean("enabled"),
                admitted(row, "w_"),
                admitted(row, "b_"),
                row.getLong("changed_at"));
    }

    private static @Nullable Admitted admitted(ResultSet row, String prefix) throws SQLException {
        String sha256 = row.getString(prefix + "sha256");
        return sha256 == null
                ? null
                : new Admitted(
                        sha256, row.getString("id"), row.getString(prefix + "version"), row.getLong(prefix + "at"));
    }
}
