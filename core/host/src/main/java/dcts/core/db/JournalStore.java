package dcts.core.db;

import java.util.OptionalLong;
import org.jdbi.v3.core.Jdbi;

/** The SQL of how far followers have come. */
final class JournalStore {
    private final Jdbi jdbi;

    JournalStore(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    OptionalLong position(String follower, String journal) {
        return jdbi.withHandle(handle -> handle
                .createQuery(
                        "select position from core_plugin_cursor where plugin_id = :follower and journal = :journal")
                .bind("follower", follower)
                .bind("journal", journal)
                .mapTo(Long.class)
                .stream()
                .mapToLong(Long::longValue)
                .findFirst());
    }

    void save(String follower, String journal, long position) {
        jdbi.useHandle(handle -> handle.execute(
                "insert into core_plugin_cursor (plugin_id, journal, position) values (?, ?, ?)"
                        + " on duplicate key update position = value(position)",
                follower,
                journal,
                position));
    }
}
