package dcts.api;

/** Connected members who hear the same: those who hold a permission at a scope, or one of them. */
public interface Topic {
    /** Sends to all of them. Encoded once; never blocks; announcements of one thread arrive in their order. */
    <T extends Record> void announce(Announcement<T> announcement, T payload);
}
